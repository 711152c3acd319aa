// `npm run lab`: prepares what is missing, then runs the command line. stdout carries only its answer.

import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensure } from './ensure.mjs';

// Whoever read stderr may have gone; that is no reason to end.
process.stderr.on('error', () => undefined);

async function run(argv) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  ensure();
  const { buildIfStale } = await import('./build-if-stale.mjs');
  const built =
    buildIfStale(root, 'dist', 'index.html', []) &&
    buildIfStale(root, 'dist-cli', 'main.js', ['--ssr', 'src/cli/main.ts']);
  if (!built) {
    process.stderr.write('The lab could not be built, see above.\n');
    return 1;
  }
  const { main } = await import(pathToFileURL(join(root, 'dist-cli', 'main.js')).href);
  return main(argv, { root });
}

/** What nobody foresaw is said in a line too. */
function sayUnexpected(error) {
  const [line] = String(error?.message ?? error).split('\n');
  process.stderr.write(`The lab ended unexpectedly: ${line}\n`);
  process.exit(1);
}

process.on('uncaughtException', sayUnexpected);
// It may have left a browser that does not close: that ends with this process.
process.exit(await run(process.argv.slice(2)).catch(sayUnexpected));

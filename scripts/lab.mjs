// `npm run lab`: prepares what is missing, then runs the command line. stdout carries only its answer.

import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensure } from './ensure.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
ensure();
const { buildIfStale } = await import('./build-if-stale.mjs');
const built =
  buildIfStale(root, 'dist', 'index.html', []) &&
  buildIfStale(root, 'dist-cli', 'main.js', ['--ssr', 'src/cli/main.ts']);
if (built) {
  const { main } = await import(pathToFileURL(join(root, 'dist-cli', 'main.js')).href);
  process.exitCode = await main(process.argv.slice(2), { root });
} else {
  process.stderr.write('The lab could not be built, see above.\n');
  process.exitCode = 1;
}

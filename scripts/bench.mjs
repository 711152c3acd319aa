// `npm run bench`: prepares what is missing, then measures against this machine's own ceiling and other
// libraries. stdout carries only the answer.

import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ensure } from './ensure.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
ensure({ browser: true });
const { buildIfStale } = await import('./build-if-stale.mjs');
const pageConfig = join('bench', 'vite.config.ts');
const built =
  buildIfStale(root, 'dist', 'index.html', []) &&
  buildIfStale(root, 'dist-bench', 'index.html', [], ['bench'], pageConfig) &&
  buildIfStale(root, 'dist-bench-cli', 'main.js', ['--ssr', 'bench/main.ts'], ['bench']);
if (built) {
  const { main } = await import(pathToFileURL(join(root, 'dist-bench-cli', 'main.js')).href);
  process.exitCode = await main(process.argv.slice(2), { root });
} else {
  process.stderr.write('The bench could not be built, see above.\n');
  process.exitCode = 1;
}

// `npm run size`: what a first visit loads, gzipped: the page, its styles and scripts with their static
// imports, and the engine's worker. Fails above the limit.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limitBytes = 300_000;
const dist = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist');
if (!existsSync(join(dist, 'index.html'))) {
  process.stderr.write('There is no build to measure: run npm run build first.\n');
  process.exit(1);
}

/** Files that `file` (below dist) needs at once: static imports of a script, links of the page. */
function needs(file) {
  const text = readFileSync(join(dist, file), 'utf8');
  const pattern = file.endsWith('.html')
    ? /(?:src|href)="\.\/([^"]+\.(?:js|css))"/g
    : /(?:^|[;}\s])(?:import|export)[^"'()]{0,2000}?["'](\.\/[^"']+\.js)["']/g;
  return [...text.matchAll(pattern)].map(([, path]) => join(dirname(file), path));
}

/** @type {Set<string>} */
const files = new Set();
const queue = ['index.html'];
// The engine's worker starts with the page; compute workers and their kernels with the first run.
queue.push(
  ...readdirSync(join(dist, 'assets'))
    .filter((name) => name.startsWith('engine.worker'))
    .map((name) => join('assets', name)),
);
while (queue.length > 0) {
  const file = queue.pop();
  if (files.has(file)) continue;
  files.add(file);
  if (/\.(html|js)$/.test(file)) queue.push(...needs(file));
}

let total = 0;
for (const file of [...files].sort()) {
  const bytes = gzipSync(readFileSync(join(dist, file))).length;
  total += bytes;
  process.stdout.write(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${file}\n`);
}
process.stdout.write(
  `${(total / 1000).toFixed(1).padStart(8)} kB  first load, gzipped (limit ${limitBytes / 1000} kB)\n`,
);
process.exit(total <= limitBytes ? 0 : 1);

// Builds with Vite where the last build is older than its sources. Output goes to stderr.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { plainPath, viteUnder } from './plain-path.mjs';

/** The newest change below `path`, in ms; 0 where there is nothing. Tools' caches do not count. */
function newest(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(stats.mtimeMs, ...names.map((name) => newest(join(path, name))));
}

const sources = ['src', 'public', 'scripts', 'index.html', 'vite.config.ts', 'package-lock.json'];

/**
 * Runs `vite build ...args` into `folder` (both from `root`) where its `made` file is missing or older
 * than a source; true where the build is there afterwards. `also` names further sources,
 * `config` another configuration than the page's.
 */
export function buildIfStale(root, folder, made, args, also = [], config) {
  const stamp = join(root, folder, made);
  const changedMs = Math.max(...[...sources, ...also].map((name) => newest(join(root, name))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs > changedMs) return true;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  process.stderr.write(`Building ${folder} ...\n`);
  const startedMs = Date.now();
  const at = plainPath(root);
  const { options, env } = viteUnder(at, config);
  const output = ['--outDir', join(at.path, folder), '--emptyOutDir'];
  const { status } = spawnSync(
    process.execPath,
    [vite, 'build', ...options, '--logLevel', 'error', ...output, ...args],
    { cwd: root, env, stdio: ['ignore', 2, 2] },
  );
  at.remove();
  if (status !== 0) return false;
  // A source saved while the build ran is newer than it.
  utimesSync(stamp, new Date(startedMs), new Date(startedMs));
  process.stderr.write(`Built ${folder} in ${((Date.now() - startedMs) / 1000).toFixed(1)} s.\n`);
  return true;
}

// Builds with Vite where the last build is older than its sources. Output goes to stderr.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

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
 * than a source; true where the build is there afterwards. `also` names further sources.
 */
export function buildIfStale(root, folder, made, args, also = []) {
  const stamp = join(root, folder, made);
  const changedMs = Math.max(...[...sources, ...also].map((name) => newest(join(root, name))));
  if (existsSync(stamp) && statSync(stamp).mtimeMs > changedMs) return true;
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  process.stderr.write(`Building ${folder} ...\n`);
  const startedMs = Date.now();
  const { status } = spawnSync(
    process.execPath,
    [
      vite,
      'build',
      '--logLevel',
      'error',
      '--outDir',
      join(root, folder),
      '--emptyOutDir',
      ...args,
    ],
    { cwd: root, stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) return false;
  // A source saved while the build ran is newer than it.
  utimesSync(stamp, new Date(startedMs), new Date(startedMs));
  process.stderr.write(`Built ${folder} in ${((Date.now() - startedMs) / 1000).toFixed(1)} s.\n`);
  return true;
}

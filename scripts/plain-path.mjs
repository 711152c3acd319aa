// A path to this checkout that Vite takes for one: in the name of a folder it reads "#" and "?" as the end of
// a path and "%" as the start of a code.

import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Letters that mean nothing but themselves in paths, addresses and patterns alike. */
const plain = /^[\w./\\: ~+@-]*$/;

/**
 * `{ path, linked, remove }`: `root` itself, or a link to it in a folder of its own, which `remove` takes away
 * again. What is built through a link must keep to it: a real path would be the odd one.
 */
export function plainPath(root) {
  if (plain.test(root)) return { path: root, linked: false, remove: () => undefined };
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'amdahl-lab-'));
  const path = join(folder, 'checkout');
  symlinkSync(root, path, 'junction');
  return { path, linked: true, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Names, in the environment of Vite, the link to take for the root of the project. */
export const linkedVariable = 'AMDAHL_LAB_LINKED';

/** `{ options, env }` for Vite under `at`, what `plainPath` gave; `config` is its configuration, from the root. */
export function viteUnder({ path, linked }, config = 'vite.config.ts') {
  const options = ['--config', join(path, config)];
  return { options, env: linked ? { ...process.env, [linkedVariable]: path } : process.env };
}

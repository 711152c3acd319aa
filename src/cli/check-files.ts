// What can be said of the files that a call names before a browser is opened.

import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A file that is not there is said without a browser. */
export function checkInput(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  const stats = statSync(resolve(file), { throwIfNoEntry: false });
  return stats?.isFile() ? [] : [`--input: there is no file ${resolve(file)}.`];
}

/** A record that could not be written is said before anything is measured. */
export function checkOutput(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  const path = resolve(file);
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return [`--json: there is no folder ${folder}.`];
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    return [`--json: ${path} is a folder; name a file.`];
  }
  try {
    // Permissions alone do not tell: a file system may be read-only, or of another kind.
    const isNew = !existsSync(path);
    closeSync(openSync(path, 'a'));
    if (isNew) rmSync(path);
  } catch (error) {
    return [`--json: ${path} cannot be written (${reasonOf(error)}).`];
  }
  return [];
}

/** The first line of what an error says. */
export function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line;
}

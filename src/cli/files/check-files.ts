// What can be said of the files that a call names before a browser is opened.

import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileReason, showPath } from './file-reason.ts';
import { checkReplaceable, standardOutput } from './replace-file.ts';

/** What is the matter with the file to read, a sentence at most. */
export function checkInput(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  if (file === '') return ['--input: the name of the file is missing.'];
  try {
    const path = resolve(file);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return [`--input: there is no file ${showPath(path)}.`];
    if (stats.isDirectory()) return [`--input: ${showPath(path)} is a folder; name a file.`];
    if (!stats.isFile()) {
      return [`--input: ${showPath(path)} is a device or a pipe; save what it gives as a file.`];
    }
    accessSync(path, constants.R_OK);
    return [];
  } catch (error) {
    return [`--input: ${showPath(file)} cannot be read (${fileReason(error)}).`];
  }
}

/** What is the matter with the file to write, a sentence at most: it is said before anything is measured. */
export function checkOutput(
  file: string | undefined,
  inputFile: string | undefined,
): readonly string[] {
  if (file === undefined || file === standardOutput) return [];
  if (file === '') return ['--json: the name of the file is missing.'];
  try {
    const path = resolve(file);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) return [`--json: ${showPath(path)} is a folder; name a file.`];
    if (/[/\\]$/.test(file)) return [`--json: ${showPath(file)} names a folder; name a file.`];
    if (!statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) {
      return [`--json: there is no folder ${showPath(dirname(path))}.`];
    }
    if (stats && isSame(stats, inputFile)) {
      return [`--json: ${showPath(path)} is the file that --input reads; name another.`];
    }
    checkReplaceable(path);
    return [];
  } catch (error) {
    return [`--json: ${showPath(file)} cannot be written (${fileReason(error)}).`];
  }
}

/** Whether `file` is what `stats` are of, by whatever name. */
function isSame(
  { dev, ino }: { readonly dev: number; readonly ino: number },
  file: string | undefined,
): boolean {
  if (file === undefined) return false;
  try {
    const other = statSync(resolve(file));
    return other.dev === dev && other.ino === ino;
  } catch {
    // The sentence about that file says what is the matter with it.
    return false;
  }
}

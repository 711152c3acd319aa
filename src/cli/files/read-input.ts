// The record that a call names: a study from a file, or a sentence on why it is none.

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readStudy } from '../../record/read-study.ts';
import { say } from '../../words/say.ts';
import { fileReason, showPath } from './file-reason.ts';
import type { Study } from '../../record/study.ts';

export type ReadInput =
  { readonly ok: true; readonly study: Study } | { readonly ok: false; readonly line: string };

/** Reads a file, or standard input if it is named "-". */
export function readInput(file: string): ReadInput {
  const shown = file === '-' ? 'standard input' : showPath(resolve(file));
  let text: string;
  try {
    text = readFileSync(file === '-' ? 0 : resolve(file), 'utf8');
  } catch (error) {
    return { ok: false, line: `${shown} cannot be read (${fileReason(error)}).` };
  }
  const read = readStudy(text);
  if (read.ok) return read;
  return { ok: false, line: `${shown}: ${say(read.reason)}` };
}

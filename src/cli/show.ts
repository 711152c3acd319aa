// `lab show FILE`: what the page says of a record, and its numbers, without a browser.

import { basename } from 'node:path';
import { say } from '../words/say.ts';
import { readInput } from './files/read-input.ts';
import { readOptions } from './read-options.ts';
import { studyToText } from './study-text.ts';
import type { Answered } from './answered.ts';
import type { Study } from '../record/study.ts';

const usage = `Usage: npm run -s lab -- show FILE

Prints where and when the record of FILE was measured, what the page says of it and its numbers.
FILE is what --json or the page's download wrote, of this version or an earlier one; - reads
standard input. No browser is opened.
`;

/** What `lab show` answers. */
export function show(argv: readonly string[]): Answered {
  const named = oneFile(argv, usage);
  if (typeof named !== 'string') return named;
  const read = readInput(named);
  if (!read.ok) return { status: 2, out: '', err: `${read.line}\n` };
  return {
    status: 0,
    out: `${openedLine(read.study, named)}\n\n${studyToText(read.study)}`,
    err: '',
  };
}

/** The file that a call names alone; else the answer to the call. */
function oneFile(argv: readonly string[], help: string): string | Answered {
  if (argv.includes('--help') || argv.includes('-h')) return { status: 0, out: help, err: '' };
  const read = readOptions('show', argv, []);
  const [file, ...others] = read.kind === 'read' ? read.words : [];
  if (file !== undefined && others.length === 0) return file;
  const [reason] = read.kind === 'wrong' ? read.lines : [];
  const line = `${reason ? `${reason} ` : ''}show takes one FILE, which the lab has written.`;
  return { status: 2, out: '', err: `${line}\n` };
}

/** Where and when a study from a file was measured. */
export function openedLine({ kind, environment, createdAt }: Study, file: string): string {
  const { browser, platform, hardwareConcurrency: cores } = environment;
  const name = file === '-' ? 'standard input' : basename(file);
  return say({
    key: 'record.opened',
    values: { kind, file: name, createdAt, browser, platform, cores },
  });
}

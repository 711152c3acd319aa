// A run that the lab has saved, read as the lab reads it.

import { readFileSync } from 'node:fs';
import { readStudy } from '../src/record/read-study.ts';
import type { RunRecord } from '../src/record/run-record.ts';

/** Throws if the file holds no run. */
export function readRun(file: string): RunRecord {
  const read = readStudy(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.reason)}`);
  if (read.study.kind !== 'run') throw new Error(`${file} holds a ${read.study.kind}.`);
  return read.study;
}

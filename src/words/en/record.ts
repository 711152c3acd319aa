// English for records that are opened: what they are, and what is the matter with a file that holds none.

import { quote } from './phrases.ts';
import { formatNumber } from '../quantity.ts';
import type { StudyKind } from '../message.ts';
import type { Sentences } from '../sentences.ts';

const studyNames: Readonly<Record<StudyKind, string>> = {
  run: 'run',
  comparison: 'comparison',
  'break-even': 'search for a break-even size',
  growth: 'study of growing problems',
  'size-map': 'size map',
  calibration: 'measurement of a machine',
};

/** A day, as in "31 January 2026". */
function formatDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return 'an unknown day';
  return date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** The sentences of all `record.` keys. */
export const recordSentences = {
  'record.not-json': () =>
    'This file is not JSON, so it is no record of the lab: choose a file that the lab saved.',
  'record.foreign': ({ schema, expected }) =>
    `This file is no record that this version of the lab can read: its schema is ${schema === null ? 'missing' : quote(schema)}, and ${quote(expected)} or an earlier one is read. Choose a file that the lab saved.`,
  'record.opened': ({ kind, file, createdAt, browser, platform, cores }) =>
    `This ${studyNames[kind]} was opened from the file ${quote(file)}, not measured here now. It was measured on ${formatDay(createdAt)} in ${browser} on ${platform}${cores === null ? '' : `, which reported ${formatNumber(cores)} logical ${cores === 1 ? 'core' : 'cores'}`}.`,
  'record.broken': ({ path, expected, found }) =>
    `This record is damaged at ${path}: expected ${expected}, found ${found}. Save it again from the lab.`,
} satisfies Partial<Sentences>;

// What a person reads of a file of their own: what is the matter, where, and what would be read.

import { quote } from './en-phrases.ts';
import { formatBytes, formatNumber } from './quantity.ts';
import type { Sentences } from './sentences.ts';

type FileKey = Extract<keyof Sentences, `file.${string}`>;

export const fileSentences: Pick<Sentences, FileKey> = {
  'file.not-taken': ({ workload }) =>
    `${workload} makes its own input: choose a workload that takes a file, or leave the file out.`,
  'file.empty': () => 'This file is empty: choose one that holds something.',
  'file.too-large': ({ bytes, maxBytes }) =>
    `This file has ${formatBytes(bytes)}, and at most ${formatBytes(maxBytes)} are read: choose a smaller one, or a part of it.`,
  'file.given-up': () => 'The file was not read to its end: what was open before still is.',
  'file.unreadable': ({ reason }) =>
    `The browser could not read this file (${reason}): choose it again.`,
  'file.not-text': ({ offset, line }) =>
    `This file is no UTF-8 text: byte ${formatNumber(offset)} (in line ${formatNumber(line)}) belongs to no character. Save it as UTF-8, or choose another.`,
  'file.utf-16': ({ bigEndian }) =>
    `This file looks like UTF-16 (${bigEndian ? 'big-endian' : 'little-endian'}) without a byte order mark: save it as UTF-8, or as UTF-16 with the mark.`,
  'file.zero-byte': ({ offset, line }) =>
    `Byte ${formatNumber(offset)} of this file (in line ${formatNumber(line)}) is 0, which stands in no text: remove it, or choose another file.`,
  'file.long-word': ({ line, maxBytes }) =>
    `A word that begins in line ${formatNumber(line)} is longer than ${formatBytes(maxBytes)}, and no longer ones are counted: put blanks between its parts, or choose another file.`,
  'file.not-number': ({ line, column, text }) =>
    `Line ${formatNumber(line)}, column ${formatNumber(column)} holds ${quote(text)} where a number belongs: mend it, or choose another file.`,
  'file.columns': ({ line, found, expected }) =>
    `Line ${formatNumber(line)} has ${formatNumber(found)} ${found === 1 ? 'column' : 'columns'} where ${formatNumber(expected)} are expected: every line is to have the same.`,
  'file.no-numbers': () =>
    'There are no numbers in this file: a table is read, a line for each point, its numbers apart by commas.',
  'file.not-image': ({ reason }) =>
    `The browser does not read this file as an image (${reason}): choose a PNG, JPEG or WebP file.`,
  'file.not-wav': ({ what, offset }) =>
    `This file is no WAV that can be read: ${what} should stand at byte ${formatNumber(offset)}. Save it as PCM or 32-bit float WAV.`,
  'file.no-recording': ({ reason }) =>
    `There is no recording (${reason.replace(/\.$/, '')}): allow the microphone in the browser, or choose a WAV file.`,
  'file.too-long': ({ what, found, max, unit }) =>
    `${what} has ${formatNumber(found)} ${unit}, and at most ${formatNumber(max)} are taken: choose a shorter one, or a part of it.`,
};

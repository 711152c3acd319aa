// What a person reads of a file of their own: what is the matter, where, and what would be read.

import { quote } from './phrases.ts';
import { formatBytes, formatNumber } from '../quantity.ts';
import type { CellSeparator, ForeignContent } from '../file-message.ts';
import type { Sentences } from '../sentences.ts';

type FileKey = Extract<keyof Sentences, `file.${string}`>;

const separators: Readonly<Record<CellSeparator, string>> = {
  tab: 'tabs',
  semicolon: 'semicolons',
  comma: 'commas',
  blank: 'blanks',
  none: 'nothing',
};

/** What each is, and what would be read in its place. */
const foreign: Readonly<Record<ForeignContent, string>> = {
  'utf-32': 'text in UTF-32: save it as UTF-8',
  'iso-2022': 'text in ISO-2022, as of Japanese mail: save it as UTF-8',
  zip: 'a ZIP archive, as spreadsheets and text documents are: save it as plain text, a table as CSV',
  gzip: 'compressed by gzip: unpack it',
  bzip2: 'compressed by bzip2: unpack it',
  xz: 'compressed by xz: unpack it',
  zstd: 'compressed by Zstandard: unpack it',
  '7z': 'a 7z archive: unpack it',
  rar: 'a RAR archive: unpack it',
  pdf: 'a PDF: save its text as plain text',
  rtf: 'in Rich Text Format: save it as plain text',
  compound: 'a document of an older office program: save it as plain text, a table as CSV',
};

/** Names of a heading that are quoted. */
const mostNames = 3;

function place(line: number, column: number): string {
  return `Line ${formatNumber(line)}, column ${formatNumber(column)}`;
}

function columnsOf(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'column' : 'columns'}`;
}

function markName(mark: string): string {
  const names: Readonly<Record<string, string>> = {
    '.': 'a point',
    ',': 'a comma',
    "'": 'an apostrophe',
    '\u2019': 'an apostrophe',
  };
  return names[mark] ?? 'a blank';
}

export const fileSentences: Pick<Sentences, FileKey> = {
  'file.not-taken': ({ workload }) =>
    `${workload} makes its own input: choose a workload that takes a file, or leave the file out.`,
  'file.empty': () => 'This file is empty: choose one that holds something.',
  'file.too-large': ({ bytes, maxBytes }) =>
    `This file has ${formatBytes(bytes)}, and at most ${formatBytes(maxBytes)} are read: choose a smaller one, or a part of it.`,
  'file.many': ({ count }) =>
    `${formatNumber(count)} files were given, and one is read at a time: choose one of them.`,
  'file.while-running': ({ name }) =>
    `The file ${quote(name)} was not read, since reading it would disturb the run: give it again when the run has ended.`,
  'file.parameter-decided': () => 'The file decides it: leave this out, or leave --input out.',
  'file.parameter-unused': () =>
    'It shapes the built-in input alone and does nothing beside a file: leave this out, or leave --input out.',
  'file.given-up': () => 'The file was not read to its end: what was open before still is.',
  'file.unreadable': ({ reason }) =>
    `The browser could not read this file (${reason}): choose it again.`,
  'file.not-text': ({ offset, line }) =>
    `This file is no UTF-8 text: byte ${formatNumber(offset)} (in line ${formatNumber(line)}) belongs to no character. Save it as UTF-8, or choose another.`,
  'file.foreign-content': ({ content }) =>
    `This file is ${foreign[content]}, or choose another file.`,
  'file.utf-16': ({ bigEndian }) =>
    `This file looks like UTF-16 (${bigEndian ? 'big-endian' : 'little-endian'}) without a byte order mark: save it as UTF-8, or as UTF-16 with the mark.`,
  'file.zero-byte': ({ offset, line }) =>
    `Byte ${formatNumber(offset)} of this file (in line ${formatNumber(line)}) is 0, which stands in no text: remove it, or choose another file.`,
  'file.long-word': ({ line, maxBytes }) =>
    `A word that begins in line ${formatNumber(line)} is longer than ${formatBytes(maxBytes)}, and no longer ones are counted: put blanks between its parts, or choose another file.`,
  'file.not-number': ({ line, column, text }) =>
    `${place(line, column)} holds ${quote(text)} where a number belongs: mend it, or choose another file.`,
  'file.columns': ({ line, found, expected }) =>
    `Line ${formatNumber(line)} has ${columnsOf(found)} where ${formatNumber(expected)} are expected: every line is to have the same.`,
  'file.empty-cell': ({ line, column }) =>
    `${place(line, column)} is empty: put a number there, or leave the whole line out.`,
  'file.beyond-range': ({ line, column, text, isTooSmall }) =>
    isTooSmall
      ? `${place(line, column)} holds ${quote(text)}, which is too near to 0 for a number of 64 bits: give the column in another unit.`
      : `${place(line, column)} holds ${quote(text)}, which is no finite number of 64 bits: the largest is about 1.8e308.`,
  'file.marks-differ': ({ line, column, text, otherLine, otherText }) =>
    `${place(line, column)} holds ${quote(text)}, and line ${formatNumber(otherLine)} holds ${quote(otherText)}: a file has one decimal mark, and one mark between thousands. Write all numbers alike.`,
  'file.ambiguous-number': ({ line, column, text }) =>
    `${place(line, column)} holds ${quote(text)}, whose mark may be the decimal mark or stand between thousands, and no other number tells which: leave marks between thousands out, or write one more decimal.`,
  'file.one-or-two': ({ line, text }) =>
    `Line ${formatNumber(line)} holds ${quote(text)}, which may be one number or two: give each column a name in the first line, or put semicolons between the columns.`,
  'file.separators': ({ line, first, second }) =>
    `This file has ${separators[first]} between its cells, and from line ${formatNumber(line)} on ${separators[second]} as well: use one of them throughout.`,
  'file.open-quote': ({ line, column }) =>
    `${place(line, column)} begins with a quotation mark, and none ends it: add one, or take it away.`,
  'file.after-quote': ({ line, column }) =>
    `${place(line, column)} goes on after its closing quotation mark: put the whole cell into quotation marks, or nothing of it.`,
  'file.long-cell': ({ line, column, max }) =>
    `${place(line, column)} has more than ${formatNumber(max)} bytes, and no number is so long: a table of numbers is read, a line for each point.`,
  'file.heading-columns': ({ line, found, headingLine, named }) =>
    `Line ${formatNumber(line)} has ${columnsOf(found)}, and the heading in line ${formatNumber(headingLine)} names ${formatNumber(named)}: ${found > named ? 'if commas are decimal marks, put semicolons between the columns' : 'put names that hold blanks or commas into quotation marks'}.`,
  'file.no-numbers': () =>
    'No line of this file is a row of numbers: a table is read, a line for each point, with commas, semicolons, tabs or blanks between its numbers.',
  'file.table-read': ({ rows, columns, separator, decimal, group }) => {
    const between = separator === 'none' ? '' : ` with ${separators[separator]} between them`;
    const points = `${formatNumber(rows)} ${rows === 1 ? 'point' : 'points'}`;
    const marks = [
      decimal === undefined ? '' : ` The decimal mark is ${markName(decimal)}.`,
      group === undefined ? '' : ` Between thousands stands ${markName(group)}.`,
    ];
    return `Read as ${points} of ${columnsOf(columns)}${between}.${marks.join('')}`;
  },
  'file.heading': ({ line, names }) => {
    const shown = names.slice(0, mostNames).map(quote).join(', ');
    const more = names.length > mostNames ? ' and more' : '';
    return `Line ${formatNumber(line)} was taken as the heading: ${shown}${more}.`;
  },
  'file.no-heading': () => 'The first row was taken as a point: there is no heading of words.',
  'file.mark-taken': ({ text, decimal }) =>
    `The ${decimal === ',' ? 'comma' : 'point'} in ${quote(text)} was taken as the decimal mark: no number tells whether it stands between thousands.`,
  'file.cut-in-two': ({ text }) =>
    `The line ${quote(text)} was cut at its commas: if it is one number, give its column a name in the first line.`,
  'file.comments': ({ count }) =>
    count === 1
      ? '1 line that begins with # was left out.'
      : `${formatNumber(count)} lines that begin with # were left out.`,
  'file.not-image': ({ reason }) =>
    `The browser does not read this file as an image (${reason}): choose a PNG, JPEG or WebP file.`,
  'file.not-wav': ({ what, offset }) =>
    `This file is no WAV that can be read: ${what} should stand at byte ${formatNumber(offset)}. Save it as PCM or 32-bit float WAV.`,
  'file.no-recording': ({ reason }) =>
    `There is no recording (${reason.replace(/\.$/, '')}): allow the microphone in the browser, or choose a WAV file.`,
  'file.too-long': ({ what, found, max, unit }) =>
    `${what} has ${formatNumber(found)} ${unit}, and at most ${formatNumber(max)} are taken: choose a shorter one, or a part of it.`,
};

// Pieces that English sentences share: quotes, lists, plurals.

import type { ProcessorNoun } from './message.ts';

const longestQuote = 60;
const orList = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const andList = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What a person gave, in quotation marks and not longer than a line. */
export function quote(text: string): string {
  if (text === '') return 'an empty text';
  return `“${text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text}”`;
}

/** "a, b or c". */
export function either(choices: readonly (string | number)[]): string {
  return choices.length === 0 ? 'nothing' : orList.format(choices.map(String));
}

/** "a, b and c". */
export function all(choices: readonly (string | number)[]): string {
  return choices.length === 0 ? 'none' : andList.format(choices.map(String));
}

/** "1 worker", "2 workers". */
export function processorsOf(count: number, noun: ProcessorNoun): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

/** "1 sample", "2 samples". */
export function samplesOf(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'sample' : 'samples'}`;
}

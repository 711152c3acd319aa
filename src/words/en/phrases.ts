// Pieces that English sentences share: quotes, lists, plurals.

import type { ProcessorNoun } from '../message.ts';

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

const smallNumbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(
  ' ',
);

/** A small count in words, a larger one in digits: "three", "16". */
export function spelled(count: number): string {
  return smallNumbers[count] ?? count.toLocaleString('en');
}

/** "three workers", "16 workers". */
export function spelledProcessors(count: number, noun: ProcessorNoun): string {
  return `${spelled(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** With a capital letter. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const kernelNames = new Map([
  ['js', 'JavaScript'],
  ['wasm', 'WASM'],
  ['wgsl', 'WGSL'],
]);

/** A kernel as people write it. */
export function kernelName(kernel: string): string {
  return kernelNames.get(kernel) ?? kernel;
}

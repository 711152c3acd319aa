// A part's entries added up and listed: the same for every kernel, for few words are left by then.

import { entryBytes, wordLength } from './stage.ts';
import { findSlot, hashOf } from './word-table.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Entries of a part. */
function forEntries(
  entries: Uint8Array,
  visit: (place: number, length: number, count: number) => void,
): void {
  for (let at = 0; at < entries.length;) {
    const length = (entries[at] as number) | ((entries[at + 1] as number) << 8);
    let count = 0;
    for (let byte = 3; byte >= 0; byte--) count = count * 256 + (entries[at + 2 + byte] as number);
    visit(at + entryBytes, length, count);
    at += entryBytes + length;
  }
}

const firstWords = 2_048;

/** The different words of a part, added up; the words lie among its entries. */
class Sums {
  readonly #entries: Uint8Array;
  words = new Uint32Array(firstWords * wordLength);
  #slots = new Uint32Array(2 * firstWords);
  #count = 0;

  constructor(entries: Uint8Array) {
    this.#entries = entries;
    forEntries(entries, (place, length, count) => this.#add(place, length, count));
  }

  /** Numbers of the list in use. */
  get length(): number {
    return this.#count * wordLength;
  }

  #add(place: number, length: number, count: number): void {
    const table = { slots: this.#slots, words: this.words, kept: this.#entries };
    const hash = hashOf(this.#entries, place, length);
    const slot = findSlot(table, this.#entries, hash, place, length);
    const known = (this.#slots[slot] as number) * wordLength - 1;
    if (known > 0) {
      this.words[known] = (this.words[known] as number) + count;
      return;
    }
    this.words.set([hash, place, length, count], this.length);
    this.#slots[slot] = ++this.#count;
    if (this.length === this.words.length) this.#grow();
  }

  /** Makes room for as many words again. */
  #grow(): void {
    const words = new Uint32Array(2 * this.words.length);
    words.set(this.words);
    this.words = words;
    const slots = new Uint32Array(2 * this.#slots.length);
    this.#slots = slots;
    for (let number = 1; number <= this.#count; number++) {
      let slot = (words[(number - 1) * wordLength] as number) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
  }
}

/** The lines `word count`, in the order of the words' UTF-16 units. */
export function listWords(entries: Uint8Array): Uint8Array {
  const sums = new Sums(entries);
  const lines: (readonly [word: string, count: number])[] = [];
  for (let at = 0; at < sums.length; at += wordLength) {
    const [place = 0, length = 0, count = 0] = sums.words.subarray(at + 1, at + wordLength);
    // A copy: decoders take no shared memory.
    lines.push([decoder.decode(Uint8Array.from(entries.subarray(place, place + length))), count]);
  }
  lines.sort(([a], [b]) => (a < b ? -1 : 1));
  return encoder.encode(lines.map(([word, count]) => `${word} ${count}\n`).join(''));
}

/** The words of a table and their counts. */
export function readTable(table: Uint8Array): readonly (readonly [word: string, count: number])[] {
  const lines = decoder.decode(Uint8Array.from(table)).split('\n');
  return lines.slice(0, -1).map((line) => {
    const gap = line.indexOf(' ');
    return [line.slice(0, gap), Number(line.slice(gap + 1))];
  });
}

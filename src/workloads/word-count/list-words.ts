// A part's entries added up and listed: the same for every kernel, for few words are left by then.

import { wordLength } from './stage.ts';
import { findSlot, hashOf } from './word-table.ts';

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Visits a part's entries: length, count and word, as `word-table.ts` packs them. */
function forEntries(
  entries: Uint8Array,
  visit: (place: number, length: number, count: number) => void,
): void {
  let at = 0;
  const takeNumber = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = entries[at++] as number;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  while (at < entries.length) {
    const length = takeNumber();
    const count = takeNumber();
    visit(at, length, count);
    at += length;
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
export function listWords(shared: Uint8Array): Uint8Array {
  // A copy of all at once: decoders take no shared memory.
  const entries = shared.slice();
  const sums = new Sums(entries);
  const lines: (readonly [word: string, count: number])[] = [];
  for (let at = 0; at < sums.length; at += wordLength) {
    const [place = 0, length = 0, count = 0] = sums.words.subarray(at + 1, at + wordLength);
    lines.push([decoder.decode(entries.subarray(place, place + length)), count]);
  }
  lines.sort(([a], [b]) => (a < b ? -1 : 1));
  return encoder.encode(lines.map(([word, count]) => `${word} ${count}\n`).join(''));
}

const [gap, newline, zero] = [32, 10, 48];

/** Visits the lines of a table: each word is `table[start]` up to `table[end]`. */
function forLines(
  table: Uint8Array,
  visit: (count: number, start: number, end: number) => void,
): void {
  for (let start = 0; start < table.length;) {
    const end = table.indexOf(gap, start);
    let count = 0;
    let at = end + 1;
    for (; table[at] !== newline; at++) count = 10 * count + (table[at] as number) - zero;
    visit(count, start, end);
    start = at + 1;
  }
}

/** How many words a table has, how many different ones, and how often the most frequent one is there. */
export function sumTable(table: Uint8Array): {
  readonly words: number;
  readonly distinct: number;
  readonly most: number;
} {
  let [words, distinct, most] = [0, 0, 0];
  forLines(table, (count) => {
    words += count;
    distinct++;
    most = Math.max(most, count);
  });
  return { words, distinct, most };
}

/** The `wanted` most frequent words of a table, the first in the table's order where they are equal. */
export function topWords(
  table: Uint8Array,
  wanted: number,
): readonly (readonly [word: string, count: number])[] {
  const top: { readonly count: number; readonly start: number; readonly end: number }[] = [];
  forLines(table, (count, start, end) => {
    if (top.length === wanted && count <= (top.at(-1)?.count ?? 0)) return;
    const place = top.findIndex((other) => other.count < count);
    top.splice(place < 0 ? top.length : place, 0, { count, start, end });
    top.length = Math.min(top.length, wanted);
  });
  return top.map(({ count, start, end }) => [decoder.decode(table.slice(start, end)), count]);
}

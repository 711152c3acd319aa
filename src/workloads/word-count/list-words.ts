// A part's entries added up and listed: the same for every kernel, for few words are left by then.

import { wordLength } from './stage.ts';
import { findSlot, hashOf } from './word-table.ts';

const decoder = new TextDecoder();
const [gap, newline, zero] = [32, 10, 48];

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

  /** Different words. */
  get count(): number {
    return this.#count;
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
    const at = this.#count * wordLength;
    this.words[at] = hash;
    this.words[at + 1] = place;
    this.words[at + 2] = length;
    this.words[at + 3] = count;
    this.#slots[slot] = ++this.#count;
    if (at + wordLength === this.words.length) this.#grow();
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

/** Which of two words of a list comes first, by their bytes: below 0 the one at `a`. */
function compareWords(bytes: Uint8Array, words: Uint32Array, a: number, b: number): number {
  const [first, second] = [words[a + 1] as number, words[b + 1] as number];
  const [length, other] = [words[a + 2] as number, words[b + 2] as number];
  const shorter = Math.min(length, other);
  for (let i = 0; i < shorter; i++) {
    const apart = (bytes[first + i] as number) - (bytes[second + i] as number);
    if (apart !== 0) return apart;
  }
  return length - other;
}

function digitsOf(count: number): number {
  let digits = 1;
  for (let left = count; left > 9; left = Math.floor(left / 10)) digits++;
  return digits;
}

/** Writes `count` before byte `end`, in decimal digits. */
function putDigits(to: Uint8Array, end: number, count: number): void {
  let left = count;
  for (let at = end - 1; ; at--) {
    to[at] = zero + (left % 10);
    left = Math.floor(left / 10);
    if (left === 0) return;
  }
}

/** The lines `word count`, in the order of the words' bytes, which is that of their code points. */
export function listWords(entries: Uint8Array): Uint8Array {
  const { words, count } = new Sums(entries);
  const order = Uint32Array.from({ length: count }, (_, number) => number * wordLength);
  order.sort((a, b) => compareWords(entries, words, a, b));
  let bytes = 0;
  for (const at of order)
    bytes += (words[at + 2] as number) + 2 + digitsOf(words[at + 3] as number);
  const lines = new Uint8Array(bytes);
  let to = 0;
  for (const at of order) {
    const place = words[at + 1] as number;
    const length = words[at + 2] as number;
    const times = words[at + 3] as number;
    for (let i = 0; i < length; i++) lines[to + i] = entries[place + i] as number;
    lines[to + length] = gap;
    to += length + 1 + digitsOf(times);
    putDigits(lines, to, times);
    lines[to++] = newline;
  }
  return lines;
}

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

// A table of different words and their numbers: open addressing over a list of words in the order in which they came.

import { partCount, wordLength } from './stage.ts';

const space = 32;

/** FNV-1a in 32 bits (Fowler, Noll and Vo). */
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** What a chunk's words are counted in: see `MapWindows`. */
export interface WordTable {
  readonly slots: Uint32Array;
  readonly words: Uint32Array;
  readonly kept: Uint8Array;
  readonly used: Uint32Array;
}

/** Where entries go, sorted by part: `ends` says where each part's end. */
export interface Packed {
  readonly packed: Uint8Array;
  readonly ends: Uint32Array;
}

export function hashOf(bytes: Uint8Array, place: number, length: number): number {
  let hash = offsetBasis;
  for (let i = place; i < place + length; i++) hash = Math.imul(hash ^ (bytes[i] as number), prime);
  return hash >>> 0;
}

/**
 * The slot of the word at `place` of `bytes`: its own, or the free one where it belongs. A slot holds a word's number
 * in the list, from 1 on; the list's words lie in `kept`.
 */
export function findSlot(
  { slots, words, kept }: Omit<WordTable, 'used'>,
  bytes: Uint8Array,
  hash: number,
  place: number,
  length: number,
): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot] as number;
    if (number === 0) return slot;
    const at = (number - 1) * wordLength;
    if (words[at] !== hash || words[at + 2] !== length) continue;
    const other = words[at + 1] as number;
    let same = 0;
    while (same < length && kept[other + same] === bytes[place + same]) same++;
    if (same === length) return slot;
  }
}

export function clearTable({ slots, used }: WordTable): void {
  slots.fill(0);
  used.fill(0);
}

/** Adds 1 to a word's number; false where it is a new one and there is no room. */
function addWord(
  table: WordTable,
  bytes: Uint8Array,
  hash: number,
  place: number,
  length: number,
): boolean {
  const { slots, words, kept, used } = table;
  const slot = findSlot(table, bytes, hash, place, length);
  const number = slots[slot] as number;
  if (number > 0) {
    const at = number * wordLength - 1;
    words[at] = (words[at] as number) + 1;
    return true;
  }
  const [count = 0, end = 0] = used;
  const at = count * wordLength;
  if (at === words.length || end + length > kept.length) return false;
  words[at] = hash;
  words[at + 1] = end;
  words[at + 2] = length;
  words[at + 3] = 1;
  for (let i = 0; i < length; i++) kept[end + i] = bytes[place + i] as number;
  slots[slot] = count + 1;
  used[0] = count + 1;
  used[1] = end + length;
  return true;
}

/** Counts words of `folded` from byte `from` on; returns where it stopped: at `length`, or at a word without room. */
export function countWords(
  table: WordTable,
  folded: Uint8Array,
  from: number,
  length: number,
): number {
  let place = from;
  let hash = offsetBasis;
  for (let i = from; i < length; i++) {
    const byte = folded[i] as number;
    if (byte !== space) {
      hash = Math.imul(hash ^ byte, prime);
      continue;
    }
    if (!addWord(table, folded, hash >>> 0, place, i - place)) return place;
    place = i + 1;
    hash = offsetBasis;
  }
  return length;
}

/** Words of `length` bytes of `folded` as a list, each with a 1. */
function listEach(folded: Uint8Array, length: number): readonly number[] {
  const words: number[] = [];
  let place = 0;
  for (let i = 0; i < length; i++) {
    if (folded[i] !== space) continue;
    words.push(hashOf(folded, place, i - place), place, i - place, 1);
    place = i + 1;
  }
  return words;
}

/** Every word of `length` bytes of `folded` is an entry with a 1. */
export function packEach(folded: Uint8Array, length: number, to: Packed): void {
  const words = listEach(folded, length);
  packList(words, words.length, folded, to);
}

/** The entry of one word with a 1, and its part: for one that has no room in a piece. */
export function packLong(word: Uint8Array): { readonly part: number; readonly entry: Uint8Array } {
  const words = [hashOf(word, 0, word.length), 0, word.length, 1];
  const entry = new Uint8Array(entryLength(words, 0));
  entry.set(word, putNumber(entry, putNumber(entry, 0, word.length), 1));
  return { part: partOf(words[0] as number), entry };
}

/** Every word of the table is an entry with its number. */
export function packTable({ words, kept, used }: WordTable, to: Packed): void {
  packList(words, wordLength * (used[0] as number), kept, to);
}

/** The part of a word. */
function partOf(hash: number): number {
  return hash >>> 27;
}

/** Bytes of a number, seven bits each (LEB128, as in WASM). */
function bytesOfNumber(value: number): number {
  let bytes = 1;
  for (let left = value >>> 7; left > 0; left >>>= 7) bytes++;
  return bytes;
}

/** Bytes of the entry of the word at `i` of a list. */
function entryLength(words: ArrayLike<number>, i: number): number {
  const bytes = words[i + 2] as number;
  return bytes + bytesOfNumber(bytes) + bytesOfNumber(words[i + 3] as number);
}

function putNumber(to: Uint8Array, start: number, value: number): number {
  let at = start;
  let left = value;
  for (; left > 127; left >>>= 7) to[at++] = (left & 127) | 128;
  to[at++] = left;
  return at;
}

/**
 * Entries of a list of words, which lie in `kept`; the list has `length` numbers. An entry is the word's length, its
 * count and the word.
 */
function packList(
  words: ArrayLike<number>,
  length: number,
  kept: Uint8Array,
  { packed, ends }: Packed,
): void {
  ends.fill(0);
  for (let i = 0; i < length; i += wordLength) {
    const part = partOf(words[i] as number);
    ends[part] = (ends[part] as number) + entryLength(words, i);
  }
  for (let part = 1; part < partCount; part++) {
    ends[part] = (ends[part] as number) + (ends[part - 1] as number);
  }
  // Backwards, from where each part ends to where it begins.
  const starts = ends.slice();
  for (let i = length - wordLength; i >= 0; i -= wordLength) {
    const part = partOf(words[i] as number);
    const place = words[i + 1] as number;
    const bytes = words[i + 2] as number;
    const at = (starts[part] as number) - entryLength(words, i);
    starts[part] = at;
    const counted = putNumber(packed, at, bytes);
    const word = putNumber(packed, counted, words[i + 3] as number);
    packed.set(kept.subarray(place, place + bytes), word);
  }
}

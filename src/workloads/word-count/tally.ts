// Counting in JavaScript, as the WASM kernel does it: words are looked up by their bytes, and leave sorted by the
// part they belong to.

import { entryBytes, partCount, slotCount, slotLength } from './stage.ts';

const space = 32;

/** FNV-1a in 32 bits (Fowler, Noll and Vo). */
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** What a piece is counted in: see `MapWindows`. */
export interface Workspace {
  readonly folded: Uint8Array;
  readonly slots: Uint32Array;
  readonly packed: Uint8Array;
  readonly ends: Uint32Array;
}

/** Of a table of `slotLength` numbers a slot: the slot of the word at `place`, free or its own. */
function findSlot(
  slots: Uint32Array,
  bytes: Uint8Array,
  hash: number,
  place: number,
  length: number,
): number {
  const mask = slots.length / slotLength - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const at = slot * slotLength;
    const known = slots[at + 2] as number;
    if (known === 0) return at;
    if (known !== length || slots[at] !== hash) continue;
    const other = slots[at + 1] as number;
    let same = 0;
    while (same < length && bytes[other + same] === bytes[place + same]) same++;
    if (same === length) return at;
  }
}

/** Adds `count` to a word's slot; true where it is a new one. */
export function addWord(
  slots: Uint32Array,
  bytes: Uint8Array,
  hash: number,
  place: number,
  length: number,
  count: number,
): boolean {
  const at = findSlot(slots, bytes, hash, place, length);
  const isNew = slots[at + 2] === 0;
  if (isNew) {
    slots[at] = hash;
    slots[at + 1] = place;
    slots[at + 2] = length;
  }
  slots[at + 3] = (slots[at + 3] as number) + count;
  return isNew;
}

export function hashOf(bytes: Uint8Array, place: number, length: number): number {
  let hash = offsetBasis;
  for (let i = place; i < place + length; i++) hash = Math.imul(hash ^ (bytes[i] as number), prime);
  return hash >>> 0;
}

/** Calls `visit` for every word of `length` bytes of folded text. */
function forWords(
  folded: Uint8Array,
  length: number,
  visit: (hash: number, place: number, length: number) => void,
): void {
  let place = 0;
  let hash = offsetBasis;
  for (let i = 0; i < length; i++) {
    const byte = folded[i] as number;
    if (byte !== space) {
      hash = Math.imul(hash ^ byte, prime);
      continue;
    }
    visit(hash >>> 0, place, i - place);
    place = i + 1;
    hash = offsetBasis;
  }
}

/** The part of a word. */
function partOf(hash: number): number {
  return hash >>> 27;
}

/** Entries of the words in `folded`, sorted by part, to `packed`; `ends` says where each part's end. */
export function packWords(workspace: Workspace, length: number, combine: boolean): void {
  const { folded, slots, packed, ends } = workspace;
  ends.fill(0);
  const words: number[] = [];
  if (combine) {
    slots.fill(0);
    forWords(folded, length, (hash, place, bytes) => addWord(slots, folded, hash, place, bytes, 1));
    for (let at = 0; at < slotCount * slotLength; at += slotLength) {
      if (slots[at + 2] === 0) continue;
      for (let i = at; i < at + slotLength; i++) words.push(slots[i] as number);
    }
  } else forWords(folded, length, (hash, place, bytes) => words.push(hash, place, bytes, 1));
  for (let i = 0; i < words.length; i += slotLength) {
    const part = partOf(words[i] as number);
    ends[part] = (ends[part] as number) + (words[i + 2] as number) + entryBytes;
  }
  for (let part = 1; part < partCount; part++) {
    ends[part] = (ends[part] as number) + (ends[part - 1] as number);
  }
  // Backwards, from where each part ends to where it begins; then the ends are put right again.
  const starts = ends.slice();
  for (let i = words.length - slotLength; i >= 0; i -= slotLength) {
    const part = partOf(words[i] as number);
    const place = words[i + 1] as number;
    const bytes = words[i + 2] as number;
    const count = words[i + 3] as number;
    const at = (starts[part] as number) - bytes - entryBytes;
    starts[part] = at;
    packed[at] = bytes & 255;
    packed[at + 1] = bytes >> 8;
    for (let byte = 0; byte < 4; byte++) packed[at + 2 + byte] = (count >>> (8 * byte)) & 255;
    packed.set(folded.subarray(place, place + bytes), at + entryBytes);
  }
}

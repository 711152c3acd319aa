// Hashing and counting in WASM: an open-addressed table of the words' bytes, and entries sorted by part.

/** First byte that the module does not use: an arena must start above it. */
export const heapBase: usize = __heap_base;

const offsetBasis: u32 = 0x811c9dc5;
const prime: u32 = 0x01000193;
const space: u8 = 32;
const mostWords: u32 = 65536;
const slotMask: u32 = 131071;
const keptBytes: u32 = 1048576;
const wordBytes: usize = 16;
const partCount: u32 = 32;

function sameBytes(a: usize, b: usize, length: u32): bool {
  for (let i: u32 = 0; i < length; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}

/**
 * Adds 1 to the word at `word`; false where it is a new one and there is no room. A slot holds a word's number in the
 * list, from 1 on.
 */
function addWord(
  slots: usize,
  words: usize,
  kept: usize,
  used: usize,
  hash: u32,
  word: usize,
  length: u32,
): bool {
  for (let slot = hash & slotMask; ; slot = (slot + 1) & slotMask) {
    const place = slots + ((<usize>slot) << 2);
    const number = load<u32>(place);
    if (number == 0) return addNew(place, words, kept, used, hash, word, length);
    const at = words + <usize>(number - 1) * wordBytes;
    if (load<u32>(at) != hash || load<u32>(at, 8) != length) continue;
    if (!sameBytes(kept + load<u32>(at, 4), word, length)) continue;
    store<u32>(at, load<u32>(at, 12) + 1, 12);
    return true;
  }
}

function addNew(
  slot: usize,
  words: usize,
  kept: usize,
  used: usize,
  hash: u32,
  word: usize,
  length: u32,
): bool {
  const count = load<u32>(used);
  const end = load<u32>(used, 4);
  if (count == mostWords || end + length > keptBytes) return false;
  const at = words + <usize>count * wordBytes;
  store<u32>(at, hash);
  store<u32>(at, end, 4);
  store<u32>(at, length, 8);
  store<u32>(at, 1, 12);
  memory.copy(kept + end, word, length);
  store<u32>(slot, count + 1);
  store<u32>(used, count + 1);
  store<u32>(used, end + length, 4);
  return true;
}

/** Counts words from byte `from` on; returns where it stopped: at `length`, or at a word without room. */
export function countWords(
  slots: usize,
  words: usize,
  kept: usize,
  used: usize,
  folded: usize,
  from: u32,
  length: u32,
): u32 {
  let place = from;
  let hash = offsetBasis;
  for (let i = from; i < length; i++) {
    const byte = load<u8>(folded + i);
    if (byte != space) {
      hash = (hash ^ byte) * prime;
      continue;
    }
    if (!addWord(slots, words, kept, used, hash, folded + place, i - place)) return place;
    place = i + 1;
    hash = offsetBasis;
  }
  return length;
}

function addTo(at: usize, value: u32): void {
  store<u32>(at, load<u32>(at) + value);
}

/** Bytes of a number, seven bits each. */
function bytesOfNumber(value: u32): u32 {
  let bytes: u32 = 1;
  for (let left = value >> 7; left > 0; left >>= 7) bytes++;
  return bytes;
}

function entryLength(length: u32, count: u32): u32 {
  return length + bytesOfNumber(length) + bytesOfNumber(count);
}

function putNumber(start: usize, value: u32): usize {
  let at = start;
  let left = value;
  for (; left > 127; left >>= 7) store<u8>(at++, <u8>((left & 127) | 128));
  store<u8>(at++, <u8>left);
  return at;
}

/** Writes an entry before what its part has so far; `end` is where that begins. */
function putEntry(packed: usize, end: usize, word: usize, length: u32, count: u32): void {
  const at = load<u32>(end) - entryLength(length, count);
  store<u32>(end, at);
  const counted = putNumber(packed + at, length);
  memory.copy(putNumber(counted, count), word, length);
}

function partAt(ends: usize, hash: u32): usize {
  return ends + ((<usize>(hash >> 27)) << 2);
}

/** From bytes of each part to where each ends; returns the bytes of all. */
function toEnds(ends: usize): u32 {
  for (let part: u32 = 1; part < partCount; part++) {
    const at = ends + ((<usize>part) << 2);
    addTo(at, load<u32>(at - 4));
  }
  return load<u32>(ends + ((<usize>(partCount - 1)) << 2));
}

/** Puts the ends right again after entries were written before them: each part began where the last one ended. */
function fromStarts(ends: usize, total: u32): void {
  for (let part: u32 = 0; part + 1 < partCount; part++) {
    const at = ends + ((<usize>part) << 2);
    store<u32>(at, load<u32>(at + 4));
  }
  store<u32>(ends + ((<usize>(partCount - 1)) << 2), total);
}

/** Words of `length` folded bytes: every one is an entry with a 1. */
export function packEach(folded: usize, length: u32, packed: usize, ends: usize): void {
  memory.fill(ends, 0, partCount << 2);
  let total: u32 = 0;
  for (let round: i32 = 0; round < 2; round++) {
    if (round == 1) total = toEnds(ends);
    let place: u32 = 0;
    let hash = offsetBasis;
    for (let i: u32 = 0; i < length; i++) {
      const byte = load<u8>(folded + i);
      if (byte != space) {
        hash = (hash ^ byte) * prime;
        continue;
      }
      if (round == 0) addTo(partAt(ends, hash), entryLength(i - place, 1));
      else putEntry(packed, partAt(ends, hash), folded + place, i - place, 1);
      place = i + 1;
      hash = offsetBasis;
    }
  }
  fromStarts(ends, total);
}

/** Every word of the list is an entry with its number. */
export function packTable(
  words: usize,
  kept: usize,
  used: usize,
  packed: usize,
  ends: usize,
): void {
  memory.fill(ends, 0, partCount << 2);
  const stop = words + <usize>load<u32>(used) * wordBytes;
  for (let at = words; at < stop; at += wordBytes) {
    addTo(partAt(ends, load<u32>(at)), entryLength(load<u32>(at, 8), load<u32>(at, 12)));
  }
  const total = toEnds(ends);
  // Backwards, since entries are written before those that their part has.
  for (let at = stop - wordBytes; at >= words; at -= wordBytes) {
    const word = kept + load<u32>(at, 4);
    putEntry(packed, partAt(ends, load<u32>(at)), word, load<u32>(at, 8), load<u32>(at, 12));
  }
  fromStarts(ends, total);
}

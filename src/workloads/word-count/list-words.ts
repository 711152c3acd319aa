// A part's entries added up and listed: the same for every kernel, for few words are left by then.

import { addWord, hashOf } from './tally.ts';
import { entryBytes, slotLength } from './stage.ts';

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

const firstSlots = 4_096;

/** Adds up the entries' words: a table of the different ones, at most half full, grown where there are many. */
function addUp(entries: Uint8Array): Uint32Array {
  let slots = new Uint32Array(firstSlots * slotLength);
  let different = 0;
  const add = (
    to: Uint32Array,
    hash: number,
    place: number,
    length: number,
    count: number,
  ): void => {
    if (addWord(to, entries, hash, place, length, count)) different++;
  };
  forEntries(entries, (place, length, count) => {
    add(slots, hashOf(entries, place, length), place, length, count);
    if (2 * different * slotLength < slots.length) return;
    const smaller = slots;
    slots = new Uint32Array(2 * smaller.length);
    different = 0;
    for (let at = 0; at < smaller.length; at += slotLength) {
      const [hash = 0, from = 0, bytes = 0, number = 0] = smaller.subarray(at, at + slotLength);
      if (bytes > 0) add(slots, hash, from, bytes, number);
    }
  });
  return slots;
}

/** The lines `word count`, in the order of the words' UTF-16 units. */
export function listWords(entries: Uint8Array): Uint8Array {
  const slots = addUp(entries);
  const lines: (readonly [word: string, count: number])[] = [];
  for (let at = 0; at < slots.length; at += slotLength) {
    const [place, length = 0, count = 0] = slots.subarray(at + 1, at + slotLength);
    if (place === undefined || length === 0) continue;
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

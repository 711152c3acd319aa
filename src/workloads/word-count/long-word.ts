// A word that is too long to be counted: one worker would hold it several times.

import { bytesOf, characterFrom, joiner, kindOf, letter, pointAt } from './characters.ts';
import { endOf } from './cut.ts';

/** Bytes that a word may have. */
export const mostWordBytes = 2 ** 24;

/** The character before byte `at`, where one begins. */
function characterBefore(text: Uint8Array, at: number): number {
  let start = at - 1;
  while (start > 0 && ((text[start] as number) & 0xc0) === 0x80) start--;
  return start;
}

/** Where the word begins that goes on at byte `at`. */
function startOf(text: Uint8Array, at: number): number {
  let start = at;
  while (start > 0) {
    const before = characterBefore(text, start);
    const kind = kindOf(pointAt(text, before));
    if (kind !== letter && kind !== joiner) break;
    start = before;
  }
  // Joiners before the first letter belong to what is before them.
  while (start < text.length && kindOf(pointAt(text, start)) === joiner) {
    start += bytesOf(text[start] as number);
  }
  return start;
}

/** Where the first word of more than `most` bytes begins; undefined where there is none. */
export function findLongWord(text: Uint8Array, most = mostWordBytes): number | undefined {
  // Such a word goes on for half of that from one of these places.
  const half = Math.floor(most / 2);
  for (let at = 0; at < text.length; at += half) {
    const from = characterFrom(text, at);
    const end = endOf(text, from, letter, joiner);
    if (end - at < half) continue;
    const start = startOf(text, from);
    if (end - start > most) return start;
  }
  return undefined;
}

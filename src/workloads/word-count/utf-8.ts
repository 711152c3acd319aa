// What a text in UTF-8 must be: characters, none of which is 0; and the place of what is not.

import type { TellRead } from '../../contract/workload.ts';

const [newline, carriageReturn] = [10, 13];

/** What stands at byte `offset` of the file, from 0, and in `line`, from 1: a 0, or what is no character. */
export interface OddPlace {
  readonly isZero: boolean;
  readonly offset: number;
  readonly line: number;
}

/** The line after these characters of a text, from 1; a line ends with LF, CR LF or CR. */
export function lineAfter(characters: Uint8Array | Uint16Array): number {
  let line = 1;
  for (let i = 0; i < characters.length; i++) {
    const isEnd =
      characters[i] === newline ||
      (characters[i] === carriageReturn && characters[i + 1] !== newline);
    if (isEnd) line++;
  }
  return line;
}

/** The first byte that belongs to no character of UTF-8 (RFC 3629, section 4); -1 where there is none. */
export function findOddByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4) return i;
    for (let k = 1; k < length; k++) {
      if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return i;
    }
    const second = bytes[i + 1] as number;
    // Longer than need be, halves of UTF-16's pairs, and beyond the last character.
    if (lead === 0xe0 && second < 0xa0) return i;
    if (lead === 0xed && second > 0x9f) return i;
    if (lead === 0xf0 && second < 0x90) return i;
    if (lead === 0xf4 && second > 0x8f) return i;
    i += length;
  }
  return -1;
}

/** Bytes that are looked at before others have a turn. */
const sliceBytes = 2 ** 24;

/** The first byte that is 0 or belongs to no character; undefined where all is well. */
export async function findOddPlace(
  text: Uint8Array,
  tell: TellRead,
): Promise<OddPlace | undefined> {
  for (let from = 0; from < text.length;) {
    let end = Math.min(text.length, from + sliceBytes);
    // A slice begins with a character: bytes that go on with one are no beginning.
    while (end < text.length && ((text[end] as number) & 0xc0) === 0x80 && end - from > 1) end--;
    const slice = text.subarray(from, end);
    const [zero, odd] = [slice.indexOf(0), findOddByte(slice)];
    const found = zero < 0 || (odd >= 0 && odd < zero) ? odd : zero;
    if (found >= 0) {
      const offset = from + found;
      return { isZero: found === zero, offset, line: lineAfter(text.subarray(0, offset)) };
    }
    from = end;
    await tell(from / text.length);
  }
  return undefined;
}

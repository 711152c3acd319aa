// A text of the person's own: UTF-8, in any language.

import type { ReadFile, TellRead } from '../../contract/workload.ts';
import { chunkStarts } from './corpus.ts';

/** Bytes that are read at once. */
const sliceBytes = 2 ** 24;
const newline = 10;

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

/** As `findOddByte`, slice by slice. */
async function findOdd(text: Uint8Array, tell: TellRead): Promise<number> {
  for (let from = 0; from < text.length;) {
    let end = Math.min(text.length, from + sliceBytes);
    // A slice begins with a character: bytes that go on with one are no beginning.
    while (end < text.length && ((text[end] as number) & 0xc0) === 0x80 && end - from > 1) end--;
    const odd = findOddByte(text.subarray(from, end));
    if (odd >= 0) return from + odd;
    from = end;
    await tell(0.5 + from / text.length / 2);
  }
  return -1;
}

export const readText: ReadFile<'bytes' | 'vocabulary' | 'combiner'> = async (file, _p, tell) => {
  const text = new Uint8Array(file.size);
  for (let at = 0; at < file.size; at += sliceBytes) {
    text.set(new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer()), at);
    await tell(Math.min(1, (at + sliceBytes) / file.size) / 2);
  }
  const offset = await findOdd(text, tell);
  if (offset >= 0) {
    let line = 1;
    for (let i = 0; i < offset; i++) if (text[i] === newline) line++;
    return { ok: false, message: { key: 'file.not-text', values: { offset, line } } };
  }
  return {
    ok: true,
    parameters: { bytes: text.length },
    input: { text, starts: chunkStarts(text) },
  };
};

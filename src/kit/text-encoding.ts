// Which encoding a text of the person's own is in, told by its first bytes.

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be';

/** So many bytes at the start of a file are enough to tell. */
export const headBytes = 4_096;

const marks: readonly (readonly [TextEncodingName, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding that a byte order mark names (Unicode 16.0, section 23.8), and the bytes of the mark. */
export function markOf(
  head: Uint8Array,
): { readonly encoding: TextEncodingName; readonly bytes: number } | undefined {
  for (const [encoding, mark] of marks) {
    if (mark.every((byte, i) => head[i] === byte)) return { encoding, bytes: mark.length };
  }
  return undefined;
}

/** Characters that stand in a text: assigned ones, and no control but white space. */
const written = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{Cf}\t\n\v\f\r]*$/u;

function decodes(bytes: Uint8Array, encoding: TextEncodingName): string | undefined {
  try {
    // What the end cuts in two is left out.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

/** The share of pairs of bytes whose byte at `high` is that of a character below U+2000: an alphabet's. */
function alphabeticShare(head: Uint8Array, high: number): number {
  let low = 0;
  for (let i = high; i < head.length; i += 2) if ((head[i] as number) < 0x20) low++;
  return low / Math.floor(head.length / 2);
}

/** Fewer bytes that are 0 tell nothing. */
const fewestZeros = 2;

/**
 * The order of bytes, where a text without a mark looks like UTF-16. It has bytes that are 0, as the upper halves of
 * blanks, line ends or letters; all of it is written characters; and the other halves are those of an alphabet, or
 * the whole is no UTF-8, zeros aside. A text in UTF-8 with stray zeros is not taken for it.
 */
export function looksLikeUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head.length % 2 > 0) return undefined;
  const zeros: [number, number] = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i & 1 ? 1 : 0]++;
  const [even, odd] = zeros;
  if (even === odd || Math.max(even, odd) < fewestZeros) return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = decodes(head, encoding);
  if (text === undefined || !written.test(text)) return undefined;
  const isAlphabetic = alphabeticShare(head, odd > even ? 1 : 0) >= 0.75;
  return isAlphabetic || decodes(head, 'utf-8') === undefined ? encoding : undefined;
}

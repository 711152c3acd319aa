// The stages of the word count, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Bytes of the longest text. */
export const mostTextBytes = 2 ** 28;
/** Chunks of a text, which are items: so many at most, and none smaller than a piece. */
export const mostChunks = 64;
/** Words are counted a piece at a time, which ends where a word does, in bytes; a word that is as long goes alone. */
export const pieceBytes = 65_536;
/** Parts that words are sent to by their hash. */
export const partCount = 32;
/** Room for a piece's words in lower case: some letters take a byte more than their capitals. */
export const foldedBytes = 2 * pieceBytes;
/** Different words that are counted at once; the next one sends them all on their way. */
export const mostWords = 65_536;
/** Room for their bytes. */
export const keptBytes = 2 ** 20;
/** Slots of the table of words, at most half full. */
export const slotCount = 2 * mostWords;
/** Numbers of a word in the table's list: hash, place, length in bytes, count. */
export const wordLength = 4;
/** Bytes of an entry beside its word, at most: length of the word (3), count (5). */
const entryBytes = 8;
/** Room for the entries of a whole table: a piece's words, one by one, need less. */
export const packedBytes = keptBytes + entryBytes * mostWords;

export type MapArguments = { readonly combine: number };

/**
 * `text`: u8, chunks by their offsets. To work in: `folded`, a piece's words (u8); `slots`, numbers in the list `words`
 * (u32), whose bytes lie in `kept` (u8), and how many words and bytes there are, `used` (u32); `packed` (u8), entries
 * by part, and where each part's end, `ends` (u32).
 */
export interface MapWindows {
  readonly text: Window;
  readonly folded: Window;
  readonly slots: Window;
  readonly words: Window;
  readonly kept: Window;
  readonly used: Window;
  readonly packed: Window;
  readonly ends: Window;
}

export interface ReduceWindows {
  readonly pairs: Window;
}

/** Words of every chunk go to their parts, each with a 1 or, combined, with its number in the chunk. */
export function mapStage(chunks: number, combine: number): Stage {
  return {
    name: 'map',
    entry: 'map',
    items: chunks,
    args: { combine },
    arrays: {
      text: { array: 'text', how: 'scatter', offsets: 'starts' },
      folded: { array: 'folded', how: 'private' },
      slots: { array: 'slots', how: 'private' },
      words: { array: 'words', how: 'private' },
      kept: { array: 'kept', how: 'private' },
      used: { array: 'used', how: 'private' },
      packed: { array: 'packed', how: 'private' },
      ends: { array: 'ends', how: 'private' },
      pairs: { array: 'pairs', how: 'shuffle', parts: partCount },
    },
  };
}

/** Every part adds up its words and lists them in order. */
export const reduceStage: Stage = {
  name: 'reduce',
  entry: 'reduce',
  items: partCount,
  grain: 1,
  args: {},
  arrays: {
    pairs: { array: 'pairs', how: 'scatter', perItem: 1 },
    table: { array: 'table', how: 'shuffle', parts: partCount },
  },
};

// The stages of the word count, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Chunks of a text, which are items: so many at most, and none smaller than a piece. */
export const mostChunks = 64;
/** Words are counted a piece at a time, which ends where a word does, in bytes. */
export const pieceBytes = 65_536;
/** How much later a piece may end, in bytes: a longer word is cut. */
export const longestWord = 1_024;
/** Parts that words are sent to by their hash. */
export const partCount = 32;
/** Room for a piece's words in lower case: some letters take a byte more than their capitals. */
export const foldedBytes = 2 * (pieceBytes + longestWord);
/**
 * Slots of a piece's table. Different words take room: 36 of one letter, 1,296 of two, so a piece has 17,000 at
 * most.
 */
export const slotCount = 32_768;
/** Numbers of a slot: hash, place of the word, its length, its count; no length where the slot is free. */
export const slotLength = 4;
/** Bytes of an entry beside its word: length of the word (2), count (4). */
export const entryBytes = 6;
/** Room for a piece's entries. */
export const packedBytes = foldedBytes + entryBytes * (pieceBytes + longestWord);

export type MapArguments = { readonly combine: number };

/** `text`: u8, chunks by their offsets. To work in: `folded`, `packed`: u8; `slots`, `ends`: u32. */
export interface MapWindows {
  readonly text: Window;
  readonly folded: Window;
  readonly slots: Window;
  readonly packed: Window;
  readonly ends: Window;
}

export interface ReduceWindows {
  readonly pairs: Window;
}

/** Words of every chunk go to their parts, each with a 1 or, combined, with its number in the piece. */
export function mapStage(chunks: number, combine: number): Stage {
  return {
    name: 'map',
    entry: 'map',
    items: chunks,
    args: { combine },
    arrays: {
      text: { array: 'text', how: 'scatter', offsets: 'starts' },
      folded: { array: 'folded', how: 'scratch', perItem: foldedBytes },
      slots: { array: 'slots', how: 'scratch', perItem: slotLength * slotCount },
      packed: { array: 'packed', how: 'scratch', perItem: packedBytes },
      ends: { array: 'ends', how: 'scratch', perItem: partCount },
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

// The two stages of sample sort, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Keys of a block, which is an item of the first stage. */
export const blockKeys = 65_536;
/** Buckets: enough for many processors, few enough that a block has some keys for each. */
export const bucketCount = 128;
/** The upper 16 bits of a key say its bucket, by a table. */
export const cellCount = 65_536;
/** Counters of the radix sort: three digits of 11 bits. */
export const counterCount = 3 * 2_048;

export type SplitArguments = { readonly length: number };

/** `keys`, `grouped`: u32, a block an item; `table`: u8; `tallies`: u32, `bucketCount` an item. */
export interface SplitWindows {
  readonly keys: Window;
  readonly table: Window;
  readonly grouped: Window;
  readonly tallies: Window;
}

/** `bucket`: the bytes of one; `sorted`, `spare`: u32, as many keys; `counters`: u32. */
export interface SortWindows {
  readonly bucket: Window;
  readonly sorted: Window;
  readonly spare: Window;
  readonly counters: Window;
}

export function blocksOf(length: number): number {
  return Math.ceil(length / blockKeys);
}

/** Keys are sent to their buckets. */
export function splitStage(length: number): Stage {
  return {
    name: 'split',
    entry: 'split',
    items: blocksOf(length),
    grain: Math.max(1, Math.floor(blocksOf(length) / 128)),
    args: { length },
    arrays: {
      keys: { array: 'keys', how: 'scatter', perItem: blockKeys },
      table: { array: 'table', how: 'broadcast' },
      grouped: { array: 'grouped', how: 'scratch', perItem: blockKeys },
      tallies: { array: 'tallies', how: 'scratch', perItem: bucketCount },
      buckets: { array: 'buckets', how: 'shuffle', parts: bucketCount },
    },
  };
}

/** Every bucket is sorted to where its keys belong. */
export const sortStage: Stage = {
  name: 'sort',
  entry: 'sort',
  items: bucketCount,
  args: {},
  arrays: {
    bucket: { array: 'buckets', how: 'scatter', perItem: 1 },
    sorted: { array: 'sorted', how: 'gather', offsets: 'starts' },
    spare: { array: 'spare', how: 'scratch', offsets: 'starts' },
    counters: { array: 'counters', how: 'scratch', perItem: counterCount },
  },
};

// The two stages of the scan, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Numbers of an item. */
export const blockLength = 1_024;

/** `values`: u32, a block per item; `sums`: u32, one per item. */
export interface SumWindows {
  readonly values: Window;
  readonly sums: Window;
}

/** `bases`: u32, the sum of all blocks before an item's; `prefix`: u32, a block per item. */
export interface ScanWindows {
  readonly values: Window;
  readonly bases: Window;
  readonly prefix: Window;
}

/** Items of `length` numbers: blocks, the last one filled up with zeros. */
export function blocksOf(length: number): number {
  return Math.ceil(length / blockLength);
}

/** Each block's sum. */
export function sumStage(length: number): Stage {
  return {
    name: 'sum',
    entry: 'sum',
    items: blocksOf(length),
    args: {},
    arrays: {
      values: { array: 'values', how: 'scatter', perItem: blockLength },
      sums: { array: 'sums', how: 'gather', perItem: 1 },
    },
  };
}

/** Each block's running sums, from what stands before it. */
export function scanStage(length: number): Stage {
  return {
    name: 'scan',
    entry: 'scan',
    items: blocksOf(length),
    args: {},
    arrays: {
      values: { array: 'values', how: 'scatter', perItem: blockLength },
      bases: { array: 'bases', how: 'scatter', perItem: 1 },
      prefix: { array: 'prefix', how: 'gather', perItem: blockLength },
    },
  };
}

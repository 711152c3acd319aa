// The stage of the histogram in its two variants, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Bins of a table: a value is a byte. */
export const binCount = 256;
/** Tables that a task fills in turn, so that equal neighbours do not wait for each other's store. */
export const tableCount = 4;

/** `values`: u8; `tables`: u32, four tables of one task; `bins`: u32, the one table of all. */
export interface CountWindows {
  readonly values: Window;
  readonly tables: Window;
}
export interface SharedCountWindows {
  readonly values: Window;
  readonly bins: Window;
}

/** Every task counts into tables of its own, which are summed in the end. */
export function privateStage(size: number): Stage {
  return {
    name: 'count',
    entry: 'count',
    items: size,
    args: {},
    arrays: {
      values: { array: 'values', how: 'scatter', perItem: 1 },
      tables: { array: 'tables', how: 'reduce', combine: 'sum' },
    },
  };
}

/** All tasks count into one table, with an atomic addition per value. */
export function sharedStage(size: number): Stage {
  return {
    name: 'count',
    entry: 'countShared',
    items: size,
    args: {},
    arrays: {
      values: { array: 'values', how: 'scatter', perItem: 1 },
      bins: { array: 'bins', how: 'update' },
    },
  };
}

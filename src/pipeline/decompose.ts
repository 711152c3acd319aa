// Step 1, decompose: cuts an index space into tasks, and sets aside those that only one processor may do.

import type { Tasks } from '../contract/range.ts';

/** Cuts [0, items) into blocks of `grain` items (at least 1); the last may be shorter. */
export function decompose(items: number, grain: number): Tasks {
  const size = Math.max(1, Math.min(Math.floor(grain), Math.max(1, items)));
  return { items, grain: size, count: Math.ceil(items / size) };
}

/** Task ids of the two parts of a stage; together they are every task exactly once, each ascending. */
export interface SerialSplit {
  readonly serial: Uint32Array;
  readonly parallel: Uint32Array;
}

/** How many of `count` tasks the share `share` (0 to 1) sets aside. */
export function serialTasks(count: number, share: number): number {
  // A rounding step of 1e-9 keeps 0.1 * 10 from falling short of 1.
  return Math.floor(count * share + 1e-9);
}

/**
 * Sets aside the share `share` (0 to 1) of `count` tasks, spread evenly over the range: task k is
 * serial where floor((k + 1) share) > floor(k share), which is every 1/share-th task. Undefined
 * where nothing is set aside, so that the common case holds no lists.
 */
export function splitSerial(count: number, share: number): SerialSplit | undefined {
  if (share <= 0) return undefined;
  const serial: number[] = [];
  const parallel: number[] = [];
  for (let k = 0; k < count; k++) {
    const isSerial = serialTasks(k + 1, share) > serialTasks(k, share);
    (isSerial ? serial : parallel).push(k);
  }
  return { serial: Uint32Array.from(serial), parallel: Uint32Array.from(parallel) };
}

// The stage of the pool, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Steps of the busy variant for one millisecond: a multiplication and an addition, one after the other. */
export const stepsPerMs = 750_000;

/** `busy` 1: compute; 0: wait. `unitMs` is how long x = 1 lasts; with `equal` 1 every call is as long. */
export type SleepArguments = {
  readonly busy: number;
  readonly unitMs: number;
  readonly equal: number;
};

/** How long the call with `x` lasts, in ms. */
export function callMs({ unitMs, equal }: SleepArguments, x: number): number {
  return equal === 1 ? unitMs : x * unitMs;
}

/** `squares`: i32, x squared; `states`: u32, where the busy variant's generator ended. An element per item. */
export interface SleepWindows {
  readonly squares: Window;
  readonly states: Window;
}

/** Item i is the call with x = i + 1. */
export function sleepStage(tasks: number, args: SleepArguments): Stage {
  return {
    name: 'sleep',
    entry: 'sleep',
    items: tasks,
    args,
    arrays: {
      squares: { array: 'squares', how: 'gather', perItem: 1 },
      states: { array: 'states', how: 'gather', perItem: 1 },
    },
  };
}

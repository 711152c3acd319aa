// Step 2, assign: makes a schedule from its handle, on either side of a thread. Where lanes share a
// cursor it is handed in, so that the same code runs on one thread and on shared memory.

import type { Schedule, ScheduleHandle } from '../contract/schedule.ts';

/** A counter that lanes share: gives the next number, each exactly once. */
export interface Cursor {
  next(): number;
}

/** A cursor for lanes on one thread. */
export function makeLocalCursor(): Cursor {
  let position = 0;
  return { next: () => position++ };
}

/** A cursor for lanes on several threads: one atomic addition per position. */
export function makeAtomicCursor(cells: Int32Array, cell: number): Cursor {
  return { next: () => Atomics.add(cells, cell, 1) };
}

/** First position of `lane` under static: contiguous runs whose lengths differ by at most one. */
function staticStart(handle: ScheduleHandle, lane: number): number {
  return Math.floor((lane * handle.count) / handle.processors);
}

/** A schedule whose lanes draw from `cursor` where the policy needs one. */
export function makeSchedule(handle: ScheduleHandle, cursor: Cursor = makeLocalCursor()): Schedule {
  const { policy, count, processors } = handle;
  switch (policy) {
    case 'static': {
      const next = Array.from({ length: processors }, (_, lane) => staticStart(handle, lane));
      return {
        handle,
        take(lane) {
          const position = next[lane] ?? count;
          if (position >= staticStart(handle, lane + 1)) return -1;
          next[lane] = position + 1;
          return position;
        },
      };
    }
    case 'cyclic': {
      const next = Array.from({ length: processors }, (_, lane) => lane);
      return {
        handle,
        take(lane) {
          const position = next[lane] ?? count;
          if (position >= count) return -1;
          next[lane] = position + processors;
          return position;
        },
      };
    }
    case 'dynamic':
      return {
        handle,
        take() {
          const position = cursor.next();
          return position < count ? position : -1;
        },
      };
  }
}

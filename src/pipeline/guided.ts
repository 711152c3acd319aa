// Guided: a free processor takes the remaining tasks over the number of processors, so that chunks fall
// exponentially. Few are handed out while much is left, and small ones at the end even out.

import { cursorCell } from './schedule-cells.ts';
import type { ScheduleCells } from './schedule-cells.ts';
import type { Chunk, ScheduleHandle } from '../contract/schedule.ts';

/**
 * Tasks of the next chunk while `remaining` are left: ceil(remaining / processors), never less than one
 * task of the plan's grain (guided self-scheduling, Polychronopoulos and Kuck 1987; OpenMP's
 * `schedule(guided)`).
 */
function chunkLength(remaining: number, processors: number): number {
  return Math.ceil(remaining / processors);
}

/** All chunks of `count` tasks in the order they are handed out, in tasks. */
export function guidedChunks(count: number, processors: number): readonly number[] {
  const chunks: number[] = [];
  for (let remaining = count; remaining > 0;) {
    const length = chunkLength(remaining, processors);
    chunks.push(length);
    remaining -= length;
  }
  return chunks;
}

/** Takes a chunk by moving the cursor over it; repeats where another lane was faster. */
export function takeGuided(handle: ScheduleHandle, cells: ScheduleCells, chunk: Chunk): boolean {
  const { count, processors } = handle;
  for (let first = cells.load(cursorCell); first < count;) {
    const end = first + chunkLength(count - first, processors);
    const found = cells.compareExchange(cursorCell, first, end);
    if (found === first) {
      chunk.first = first;
      chunk.end = end;
      return true;
    }
    first = found;
  }
  return false;
}

// Step 2, assign: makes a schedule from its handle, on either side of a thread. What lanes share are the
// schedule's cells; the same code runs on one thread and on shared memory.

import { takeGuided } from './guided.ts';
import { cursorCell, makeLocalCells } from './schedule-cells.ts';
import { dealRanges, takeStealing } from './stealing.ts';
import type { ScheduleCells } from './schedule-cells.ts';
import type { Chunk, Schedule, ScheduleHandle } from '../contract/schedule.ts';

/** Makes the cells ready for one pass; before any lane takes. */
export function resetCells(handle: ScheduleHandle, cells: ScheduleCells): void {
  cells.store(cursorCell, 0);
  if (handle.policy === 'stealing') dealRanges(handle, cells);
}

/** A schedule for lanes on one thread. */
export function makeSchedule(handle: ScheduleHandle): Schedule {
  const cells = makeLocalCells(handle.processors);
  resetCells(handle, cells);
  return joinSchedule(handle, cells);
}

/** A schedule on cells that were made ready, in each thread that takes from it. */
export function joinSchedule(handle: ScheduleHandle, cells: ScheduleCells): Schedule {
  switch (handle.policy) {
    case 'static':
      return makeStatic(handle);
    case 'cyclic':
      return makeCyclic(handle);
    case 'dynamic':
      return { handle, take: (_, chunk, wanted = 1) => takeDynamic(handle, cells, chunk, wanted) };
    case 'guided':
      return { handle, take: (_, chunk) => takeGuided(handle, cells, chunk) };
    case 'stealing':
      return { handle, take: (lane, chunk) => takeStealing(handle, cells, lane, chunk) };
  }
}

/** One atomic addition; the cursor runs past the end by at most what the lanes want at once. */
function takeDynamic(
  { count }: ScheduleHandle,
  cells: ScheduleCells,
  chunk: Chunk,
  wanted: number,
): boolean {
  const first = cells.add(cursorCell, wanted);
  if (first >= count) return false;
  chunk.first = first;
  chunk.end = Math.min(count, first + wanted);
  return true;
}

/** First position of `lane` under static: contiguous runs, as given or with lengths that differ by at most one. */
function staticStart(handle: ScheduleHandle, lane: number): number {
  return handle.bounds?.[lane] ?? Math.floor((lane * handle.count) / handle.processors);
}

function makeStatic(handle: ScheduleHandle): Schedule {
  const next = Array.from({ length: handle.processors }, (_, lane) => staticStart(handle, lane));
  return {
    handle,
    take(lane, chunk) {
      const position = next[lane] ?? handle.count;
      if (position >= staticStart(handle, lane + 1)) return false;
      next[lane] = position + 1;
      return putOne(chunk, position);
    },
  };
}

function makeCyclic(handle: ScheduleHandle): Schedule {
  const { count, processors } = handle;
  const next = Array.from({ length: processors }, (_, lane) => lane);
  return {
    handle,
    take(lane, chunk) {
      const position = next[lane] ?? count;
      if (position >= count) return false;
      next[lane] = position + processors;
      return putOne(chunk, position);
    },
  };
}

function putOne(chunk: Chunk, position: number): boolean {
  chunk.first = position;
  chunk.end = position + 1;
  return true;
}

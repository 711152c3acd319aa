// What each processor of a pass is doing, a cell each in shared memory: its heartbeat, and the way to
// bar one that was given up from taking further tasks or counting itself done.

import { cellStride } from '../../pipeline/schedule-cells.ts';
import { cell } from './layout.ts';

/** Nothing yet in this pass. */
const notStarted = 0;
/** Given up: it must leave at the next task. */
const evicted = -1;
const finished = -2;

/** A processor as its cell shows it; `word` changes with every task. */
export interface LaneState {
  readonly word: number;
  readonly finished: boolean;
  /** The task under way; undefined before the first and after the last. */
  readonly task: number | undefined;
}

function cellOf(lane: number): number {
  return cell.lanes + lane * cellStride;
}

/** Driver: before a pass, for a lane that takes part. */
export function resetLane(cells: Int32Array, lane: number): void {
  Atomics.store(cells, cellOf(lane), notStarted);
}

/** Driver: gives the lane up; what it does from now on does not count. */
export function evictLane(cells: Int32Array, lane: number): void {
  Atomics.store(cells, cellOf(lane), evicted);
}

/** Driver: what the lane is doing now. */
export function laneState(cells: Int32Array, lane: number): LaneState {
  const word = Atomics.load(cells, cellOf(lane));
  return { word, finished: word === finished, task: word > 0 ? word - 1 : undefined };
}

/** Processor: begins `task`; false where it was given up. */
export function enterTask(cells: Int32Array, lane: number, task: number): boolean {
  return exchange(cells, lane, task + 1);
}

/** Processor: has done its part of the pass; false where it was given up. */
export function finishLane(cells: Int32Array, lane: number): boolean {
  return exchange(cells, lane, finished);
}

/** Puts `word` unless the lane was given up, which stays. */
function exchange(cells: Int32Array, lane: number, word: number): boolean {
  const before = Atomics.exchange(cells, cellOf(lane), word);
  if (before !== evicted) return true;
  Atomics.store(cells, cellOf(lane), evicted);
  return false;
}

// Work stealing: each processor owns a range and takes from its front; one that has none left steals
// half of another's from the back. A range is one word, changed by compare-and-exchange alone.

import { rangeCell } from './schedule-cells.ts';
import type { ScheduleCells } from './schedule-cells.ts';
import type { Chunk, ScheduleHandle } from '../contract/schedule.ts';

/** A range's two ends take 16 bits each: so many blocks can be told apart. */
const mostBlocks = 0xffff;

/** Positions in a block: one, unless there are more positions than a packed range can number. */
function blockLength(count: number): number {
  return Math.max(1, Math.ceil(count / mostBlocks));
}

function pack(start: number, end: number): number {
  return (start << 16) | end;
}

function startOf(range: number): number {
  return range >>> 16;
}

function endOf(range: number): number {
  return range & 0xffff;
}

/** Gives every lane its contiguous share of the blocks; before the lanes start. */
export function dealRanges(handle: ScheduleHandle, cells: ScheduleCells): void {
  const { count, processors } = handle;
  const blocks = Math.ceil(count / blockLength(count));
  for (let lane = 0; lane < processors; lane++) {
    const start = Math.floor((lane * blocks) / processors);
    const end = Math.floor(((lane + 1) * blocks) / processors);
    cells.store(rangeCell(lane), pack(start, end));
  }
}

/**
 * Takes the front block of the lane's own range, or of half a range that it steals. A range that is not
 * empty never returns to a cell: its first block is gone for good or its back half moved. So a
 * compare-and-exchange that finds the old word found the old range (no ABA). Every one that succeeds
 * hands out a block, also the thief's: else two lanes could steal the last one from each other for ever.
 */
export function takeStealing(
  handle: ScheduleHandle,
  cells: ScheduleCells,
  lane: number,
  chunk: Chunk,
): boolean {
  const block = takeOwn(cells, lane) ?? steal(handle, cells, lane);
  if (block === undefined) return false;
  const length = blockLength(handle.count);
  chunk.first = block * length;
  chunk.end = Math.min(handle.count, chunk.first + length);
  return true;
}

/** The front block of the lane's own range; undefined where it is empty. */
function takeOwn(cells: ScheduleCells, lane: number): number | undefined {
  const mine = rangeCell(lane);
  for (let range = cells.load(mine); startOf(range) < endOf(range);) {
    const start = startOf(range);
    const found = cells.compareExchange(mine, range, pack(start + 1, endOf(range)));
    if (found === range) return start;
    range = found;
  }
  return undefined;
}

/**
 * Moves the back half of the longest range to `lane`, whose own is empty, and takes its first block;
 * undefined where all are empty. A half on its way from a victim to its thief is in no cell: a third
 * lane may leave meanwhile, and the thief works it off.
 */
function steal(handle: ScheduleHandle, cells: ScheduleCells, lane: number): number | undefined {
  for (;;) {
    let victim = -1;
    let longest = 0;
    let seen = 0;
    for (let other = 0; other < handle.processors; other++) {
      if (other === lane) continue;
      const range = cells.load(rangeCell(other));
      const length = endOf(range) - startOf(range);
      if (length <= longest) continue;
      longest = length;
      victim = other;
      seen = range;
    }
    if (victim < 0) return undefined;
    const middle = endOf(seen) - Math.ceil(longest / 2);
    const left = pack(startOf(seen), middle);
    if (cells.compareExchange(rangeCell(victim), seen, left) !== seen) continue;
    if (longest > 1) cells.store(rangeCell(lane), pack(middle + 1, endOf(seen)));
    return middle;
  }
}

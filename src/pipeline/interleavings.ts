// Explores every interleaving of lanes that take from a schedule, one atomic operation at a time, over the
// real policies. Used by tests alone.

import { joinSchedule, resetCells } from './assign.ts';
import { scheduleCellCount } from './schedule-cells.ts';
import type { ScheduleCells } from './schedule-cells.ts';
import type { Chunk, Schedule, ScheduleHandle } from '../contract/schedule.ts';

/** Makes a lane's view of a schedule on cells: the real one, or one that was broken on purpose. */
export type MakeSchedule = (handle: ScheduleHandle, cells: ScheduleCells) => Schedule;

/** What the exploration found. */
export interface Exploration {
  readonly states: number;
  /** The first thing that went wrong; undefined where nothing did. */
  readonly violation: string | undefined;
}

interface LaneState {
  /** Results of the atomic operations of the take under way. */
  readonly results: readonly number[];
  readonly done: boolean;
}

interface State {
  readonly cells: readonly number[];
  readonly lanes: readonly LaneState[];
  /** How often each position was handed out. */
  readonly taken: readonly number[];
}

/** Ends a take after its next operation: the rest of it belongs to later steps. */
class Interrupted extends Error {}

/** Cells that repeat known results and then do one operation, on a copy. */
function makeSteppedCells(cells: number[], results: readonly number[]): StepRecord {
  let replayed = 0;
  const record: StepRecord = { result: undefined, cells: undefined as never };
  const step = (cell: number, change: (old: number) => number): number => {
    const known = results[replayed];
    if (known !== undefined) {
      replayed++;
      return known;
    }
    if (record.result !== undefined) throw new Interrupted();
    const old = cells[cell] ?? 0;
    cells[cell] = change(old) | 0;
    record.result = old;
    return old;
  };
  record.cells = {
    load: (cell) => step(cell, (old) => old),
    store: (cell, value) => void step(cell, () => value),
    add: (cell, value) => step(cell, (old) => old + value),
    compareExchange: (cell, expected, replacement) =>
      step(cell, (old) => (old === expected ? replacement : old)),
  };
  return record;
}

interface StepRecord {
  cells: ScheduleCells;
  result: number | undefined;
}

/** The state after `lane` did its next atomic operation, or a sentence that says what is wrong. */
function stepLane(
  make: MakeSchedule,
  handle: ScheduleHandle,
  state: State,
  lane: number,
): State | string {
  const cells = [...state.cells];
  const before = state.lanes[lane]?.results ?? [];
  const record = makeSteppedCells(cells, before);
  const chunk: Chunk = { first: -1, end: -1 };
  let after: LaneState = { results: [], done: false };
  const taken = [...state.taken];
  try {
    const more = make(handle, record.cells).take(lane, chunk);
    after = { results: [], done: !more };
    if (more && chunk.end <= chunk.first) return `lane ${lane} took nothing and was told of more`;
    const end = more ? chunk.end : chunk.first;
    for (let position = chunk.first; position < end; position++) {
      if (position < 0 || position >= handle.count) return `position ${position} does not exist`;
      taken[position] = (taken[position] ?? 0) + 1;
      if (taken[position] !== 1) return `position ${position} was handed out twice`;
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    if (record.result === undefined) return 'a take goes on without an atomic operation';
    after = { results: [...before, record.result], done: false };
  }
  return { cells, taken, lanes: state.lanes.map((one, i) => (i === lane ? after : one)) };
}

/** Longest take that is followed: a lane that needs more operations never ends. */
const mostOperations = 60;

/** Visits every state that `handle`'s lanes can reach. `make` is the real policies unless said otherwise. */
export function explore(handle: ScheduleHandle, make: MakeSchedule = joinSchedule): Exploration {
  const start = makeStart(handle);
  const seen = new Set([JSON.stringify(start)]);
  const open = [start];
  for (let state = open.pop(); state; state = open.pop()) {
    const active = state.lanes.flatMap(({ done }, lane) => (done ? [] : [lane]));
    const missing = state.taken.indexOf(0);
    if (active.length === 0 && missing >= 0) {
      return { states: seen.size, violation: `position ${missing} was never handed out` };
    }
    for (const lane of active) {
      const next = stepLane(make, handle, state, lane);
      if (typeof next === 'string') return { states: seen.size, violation: next };
      if ((next.lanes[lane]?.results.length ?? 0) > mostOperations) {
        return { states: seen.size, violation: `lane ${lane} does not end` };
      }
      const key = JSON.stringify(next);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  return { states: seen.size, violation: undefined };
}

function makeStart(handle: ScheduleHandle): State {
  const cells = Array.from({ length: scheduleCellCount(handle.processors) }, () => 0);
  resetCells(handle, {
    load: (cell) => cells[cell] ?? 0,
    store: (cell, value) => void (cells[cell] = value | 0),
    add: () => 0,
    compareExchange: () => 0,
  });
  return {
    cells,
    lanes: Array.from({ length: handle.processors }, () => ({ results: [], done: false })),
    taken: Array.from({ length: handle.count }, () => 0),
  };
}

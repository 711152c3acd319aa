// Explores every interleaving of lanes that take from a schedule, one atomic operation at a time, over the
// real policies. Used by tests alone.

import { joinSchedule, makeSchedule, resetCells } from '../pipeline/assign.ts';
import { cellStride, makeAtomicCells, scheduleCellCount } from '../pipeline/schedule-cells.ts';
import type { ScheduleCells } from '../pipeline/schedule-cells.ts';
import type { Chunk, Schedule, ScheduleHandle } from '../contract/schedule.ts';

/** Makes a lane's view of a schedule on cells: the real one, or one that was broken on purpose. */
export type MakeSchedule = (handle: ScheduleHandle, cells: ScheduleCells) => Schedule;

/** Whether a lane may end when the cells hold `cells` and position k was handed out `taken[k]` times. */
export type MayEnd = (cells: readonly number[], taken: readonly number[]) => boolean;

/** What the exploration found. */
export interface Exploration {
  readonly states: number;
  /** The first thing that went wrong and the steps that led to it; undefined where nothing did. */
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
  /** How this state was reached first; no part of what tells states apart. */
  readonly trail: Trail | undefined;
}

interface Trail {
  readonly step: string;
  readonly before: Trail | undefined;
}

interface SteppedCells extends ScheduleCells {
  /** The one operation that was done beyond those repeated; undefined where none was. */
  readonly done: () => { readonly old: number; readonly text: string } | undefined;
}

/** Ends a take after its next operation: the rest of it belongs to later steps. */
class Interrupted extends Error {}

/** Cells that repeat known results and then do one operation, on `cells` themselves. */
function makeSteppedCells(cells: number[], results: readonly number[]): SteppedCells {
  let replayed = 0;
  let done: ReturnType<SteppedCells['done']>;
  const step = (name: string, cell: number, change: (old: number) => number): number => {
    const known = results[replayed];
    if (known !== undefined) {
      replayed++;
      return known;
    }
    if (done) throw new Interrupted();
    const old = cells[cell] ?? 0;
    cells[cell] = change(old) | 0;
    done = { old, text: `${name} cell ${cell}: ${old} -> ${cells[cell]}` };
    return old;
  };
  return {
    done: () => done,
    load: (cell) => step('load', cell, (old) => old),
    store: (cell, value) => void step('store', cell, () => value),
    add: (cell, value) => step('add', cell, (old) => old + value),
    compareExchange: (cell, expected, replacement) =>
      step('exchange', cell, (old) => (old === expected ? replacement : old)),
  };
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
  const stepped = makeSteppedCells(cells, before);
  const chunk: Chunk = { first: -1, end: -1 };
  const taken = [...state.taken];
  let after: LaneState = { results: [], done: false };
  let outcome = '';
  try {
    const more = make(handle, stepped).take(lane, chunk);
    after = { results: [], done: !more };
    outcome = more ? `, took [${chunk.first}, ${chunk.end})` : ', ended';
    const wrong = more ? handOut(taken, chunk) : undefined;
    if (wrong !== undefined) return withTrail(`lane ${lane}: ${wrong}`, state.trail);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    const old = stepped.done()?.old;
    if (old === undefined)
      throw new Error('a take is not the same when repeated', { cause: error });
    after = { results: [...before, old], done: false };
  }
  const step = `lane ${lane} ${stepped.done()?.text ?? 'no operation'}${outcome}`;
  const lanes = state.lanes.map((one, i) => (i === lane ? after : one));
  return { cells, taken, lanes, trail: { step, before: state.trail } };
}

/** Counts a chunk's positions in `taken`; what is wrong with it, if anything. */
function handOut(taken: number[], { first, end }: Chunk): string | undefined {
  if (end <= first) return 'took nothing and was told of more';
  for (let position = first; position < end; position++) {
    const times = taken[position];
    if (times === undefined) return `position ${position} does not exist`;
    if (times > 0) return `position ${position} was handed out twice`;
    taken[position] = 1;
  }
  return undefined;
}

function withTrail(violation: string, trail: Trail | undefined): string {
  const steps: string[] = [];
  for (let at = trail; at; at = at.before) steps.unshift(at.step);
  return [violation, ...steps].join('\n  ');
}

/** Longest take that is followed, in operations: a lane that needs more never ends. */
const mostOperations = 60;

/**
 * Visits every state that `handle`'s lanes can reach. `make` is the real policies unless said otherwise; a
 * lane's view is made anew for each step, so all it keeps must lie in the cells. A step makes a take longer
 * or ends it, and takes are bounded in length and number: without a violation every lane ends on every way.
 */
export function explore(
  handle: ScheduleHandle,
  make: MakeSchedule = joinSchedule,
  mayEnd: MayEnd = () => true,
): Exploration {
  const start = makeStart(handle);
  const seen = new Set([toKey(start)]);
  const open = [start];
  for (let state = open.pop(); state; state = open.pop()) {
    const active = state.lanes.flatMap(({ done }, lane) => (done ? [] : [lane]));
    const missing = state.taken.indexOf(0);
    if (active.length === 0 && missing >= 0) {
      const violation = withTrail(`position ${missing} was never handed out`, state.trail);
      return { states: seen.size, violation };
    }
    for (const lane of active) {
      const next = stepLane(make, handle, state, lane);
      if (typeof next === 'string') return { states: seen.size, violation: next };
      if ((next.lanes[lane]?.results.length ?? 0) > mostOperations) {
        const violation = withTrail(`lane ${lane} does not end`, next.trail);
        return { states: seen.size, violation };
      }
      if (next.lanes[lane]?.done === true && !mayEnd(next.cells, next.taken)) {
        const violation = withTrail(`lane ${lane} ended while there was work`, next.trail);
        return { states: seen.size, violation };
      }
      const key = toKey(next);
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  return { states: seen.size, violation: undefined };
}

/** The same for two states exactly where all that follows is the same. */
function toKey({ cells, lanes, taken }: State): string {
  const takes = lanes.map(({ results, done }) => (done ? 'done' : results.join()));
  return [cells.join(), taken.join(''), ...takes].join(';');
}

function makeStart(handle: ScheduleHandle): State {
  const cells = new Int32Array(scheduleCellCount(handle.processors) * cellStride);
  resetCells(handle, makeAtomicCells(cells, 0));
  return {
    cells: [...cells].filter((_, at) => at % cellStride === 0),
    lanes: Array.from({ length: handle.processors }, () => ({ results: [], done: false })),
    taken: Array.from({ length: handle.count }, () => 0),
    trail: undefined,
  };
}

/**
 * Tries every order of whole takes, for policies that keep where a lane is outside the cells. Each order is
 * tried from its start on schedules made anew: one for all lanes, or one for each (`apart`), as threads have.
 */
export function exploreTakes(handle: ScheduleHandle, apart: boolean): Exploration {
  const open: (readonly number[])[] = [[]];
  let states = 0;
  for (let order = open.pop(); order; order = open.pop()) {
    states++;
    const active = followTakes(handle, apart, order);
    if (typeof active === 'string') {
      return { states, violation: `${active}; the lanes' turns were ${order.join()}` };
    }
    for (const lane of active) open.push([...order, lane]);
  }
  return { states, violation: undefined };
}

/** The lanes that have not ended after takes in `order`, or what is wrong. */
function followTakes(
  handle: ScheduleHandle,
  apart: boolean,
  order: readonly number[],
): readonly number[] | string {
  const one = makeSchedule(handle);
  const views = Array.from({ length: handle.processors }, () =>
    apart ? makeSchedule(handle) : one,
  );
  const taken = Array.from({ length: handle.count }, () => 0);
  const ended = new Set<number>();
  const chunk: Chunk = { first: -1, end: -1 };
  for (const lane of order) {
    const more = views[lane]?.take(lane, chunk) === true;
    if (!more) ended.add(lane);
    const wrong = more ? handOut(taken, chunk) : undefined;
    if (wrong !== undefined) return `lane ${lane}: ${wrong}`;
  }
  const active = [...views.keys()].filter((lane) => !ended.has(lane));
  const missing = taken.indexOf(0);
  return active.length === 0 && missing >= 0 ? `position ${missing} was never handed out` : active;
}

// The spans of a run as rows in order of time: a hundred thousand cost next to nothing where they lie in order.

import type { Plan } from '../../record/plan.ts';
import type { Phase, SpanTable } from '../../contract/span.ts';

/** Phases in the order of a span table's `phase` column. */
export const phases = [
  'decompose',
  'assign',
  'transfer',
  'compute',
  'wait',
  'aggregate',
] as const satisfies readonly Phase[];

/** Lane of the driver in a span table: it decomposes, assigns and aggregates. */
const driverLane = 0xffff;

const columns = ['phase', 'serial', 'task', 'merged', 'startMs', 'endMs'] as const;

/** A row of the timeline; `lane` is undefined for the driver. Columns are in order of time, without overlap. */
export interface LaneRow {
  readonly lane: number | undefined;
  /** The plan of the run before, where the row is one of it. */
  readonly before?: Plan;
  /** Index into `phases`. */
  readonly phase: Uint8Array;
  readonly serial: Uint8Array;
  readonly task: Int32Array;
  readonly merged: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/** A stretch of one processor's time, in ms since the start of the run. */
export interface Segment {
  readonly phase: Phase;
  readonly serial: boolean;
  /** First task, or -1 where it belongs to none. */
  readonly task: number;
  /** Tasks it stands for. */
  readonly merged: number;
  readonly startMs: number;
  readonly endMs: number;
}

/** Rows by processor in ascending order, the driver last. */
export function spansToRows(spans: SpanTable): readonly LaneRow[] {
  const stretches = stretchesOf(spans.lane);
  const counts = new Map<number, number>();
  for (const { lane, from, to } of stretches) {
    counts.set(lane, (counts.get(lane) ?? 0) + to - from);
  }
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([lane, count]) => {
      const ofLane = stretches.filter((stretch) => stretch.lane === lane);
      return makeRow(spans, lane, count, ofLane);
    });
}

/** Rows of a run with those of the one before beneath, on one axis of time. */
export function withRunBefore(
  rows: readonly LaneRow[],
  spans: SpanTable,
  before: Plan,
): readonly LaneRow[] {
  return [...rows, ...spansToRows(spans).map((row) => ({ ...row, before }))];
}

/** Rows [from, to) of a table, all of one lane. */
interface Stretch {
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

/** A table lists the spans of a lane and stage one after the other. */
function stretchesOf(lanes: Uint16Array): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  while (from < lanes.length) {
    const lane = lanes[from] ?? driverLane;
    let to = from + 1;
    while (lanes[to] === lane) to++;
    stretches.push({ lane, from, to });
    from = to;
  }
  return stretches;
}

/** A lane's spans; one stretch of them is shown where it lies. */
function makeRow(
  spans: SpanTable,
  lane: number,
  count: number,
  stretches: readonly Stretch[],
): LaneRow {
  const name = lane === driverLane ? undefined : lane;
  const [{ from, to } = { from: 0, to: 0 }] = stretches;
  if (stretches.length <= 1) {
    const views = columns.map((column) => [column, spans[column].subarray(from, to)]);
    return { lane: name, ...(Object.fromEntries(views) as Omit<LaneRow, 'lane'>) };
  }
  const row = {
    phase: new Uint8Array(count),
    serial: new Uint8Array(count),
    task: new Int32Array(count),
    merged: new Uint32Array(count),
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
  };
  let at = 0;
  for (const stretch of stretches) {
    for (const column of columns) {
      row[column].set(spans[column].subarray(stretch.from, stretch.to), at);
    }
    at += stretch.to - stretch.from;
  }
  return { lane: name, ...row };
}

/** One segment of a row; undefined where there is none of that index. */
export function segmentOf(row: LaneRow, index: number): Segment | undefined {
  const phase = phases[row.phase[index] ?? -1];
  if (phase === undefined) return undefined;
  return {
    phase,
    serial: row.serial[index] === 1,
    task: row.task[index] ?? -1,
    merged: row.merged[index] ?? 1,
    startMs: row.startMs[index] ?? 0,
    endMs: row.endMs[index] ?? 0,
  };
}

/** Index of the last segment that starts at or before a time; 0 where none does. */
export function segmentAt({ startMs }: LaneRow, ms: number): number {
  let low = 0;
  let high = Math.max(0, startMs.length - 1);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((startMs[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a segment stands. */
export interface Mark {
  readonly row: number;
  readonly segment: number;
}

const compute = phases.indexOf('compute');

/** The longest single task; undefined where every span stands for several. */
export function longestTask(rows: readonly LaneRow[]): Mark | undefined {
  let longest: Mark | undefined;
  let longestMs = 0;
  for (const [row, { before, phase, merged, startMs, endMs }] of rows.entries()) {
    if (before) continue;
    for (let segment = 0; segment < phase.length; segment++) {
      if (phase[segment] !== compute || (merged[segment] ?? 0) > 1) continue;
      const ms = (endMs[segment] ?? 0) - (startMs[segment] ?? 0);
      if (ms <= longestMs) continue;
      longestMs = ms;
      longest = { row, segment };
    }
  }
  return longest;
}

/** The row whose last task ends last: everything waited for it. Undefined with fewer than two processors. */
export function criticalRow(rows: readonly LaneRow[]): number | undefined {
  const lanes = rows.filter(({ lane, before }) => lane !== undefined && !before).length;
  if (lanes < 2) return undefined;
  let [critical, latest] = [0, -1];
  for (const [row, { lane, before, phase, endMs }] of rows.entries()) {
    const last = lane === undefined || before ? -1 : phase.lastIndexOf(compute);
    const ms = last < 0 ? -1 : (endMs[last] ?? 0);
    if (ms > latest) [critical, latest] = [row, ms];
  }
  return critical;
}

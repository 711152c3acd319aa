// The spans of a run as rows of segments, and those merged until one is at least a pixel wide.

import type { Phase, SpanTable } from '../../contract/span.ts';

/** Phases in the order of a span table's `phase` column. */
const phases = [
  'decompose',
  'assign',
  'transfer',
  'compute',
  'wait',
  'aggregate',
] as const satisfies readonly Phase[];

/** Lane of the driver in a span table: it decomposes, assigns and aggregates. */
const driverLane = 0xffff;

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

/** A row of the timeline; `lane` is undefined for the driver. */
export interface LaneRow {
  readonly lane: number | undefined;
  readonly segments: readonly Segment[];
}

/** Rows by processor in ascending order, the driver last; segments in order of time. */
export function spansToRows(spans: SpanTable): readonly LaneRow[] {
  const rows = new Map<number, Segment[]>();
  for (const [index, lane] of spans.lane.entries()) {
    const row = rows.get(lane) ?? [];
    rows.set(lane, row);
    row.push({
      phase: phases[spans.phase[index] ?? 4] ?? 'wait',
      serial: spans.serial[index] === 1,
      task: spans.task[index] ?? -1,
      merged: spans.merged[index] ?? 1,
      startMs: spans.startMs[index] ?? 0,
      endMs: spans.endMs[index] ?? 0,
    });
  }
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([lane, segments]) => ({
      lane: lane === driverLane ? undefined : lane,
      segments: segments.toSorted((a, b) => a.startMs - b.startMs),
    }));
}

/** A rectangle of a row; `tasks` of several segments where they were too narrow to draw apart. */
export interface Box {
  readonly phase: Phase;
  readonly from: number;
  readonly to: number;
}

/** Boxes in pixels, at most about one per pixel: the phase that fills most of a pixel wins it. */
export function segmentsToBoxes(segments: readonly Segment[], pixelsPerMs: number): readonly Box[] {
  const boxes: Box[] = [];
  let held: { phase: Phase; from: number; to: number; longest: number } | undefined;
  for (const { phase, startMs, endMs } of segments) {
    const from = startMs * pixelsPerMs;
    const to = endMs * pixelsPerMs;
    if (held !== undefined && to - held.from < 1) {
      if (to - from > held.longest) {
        held.phase = phase;
        held.longest = to - from;
      }
      held.to = to;
      continue;
    }
    if (held !== undefined) boxes.push({ phase: held.phase, from: held.from, to: held.to });
    held = { phase, from, to, longest: to - from };
  }
  if (held !== undefined) boxes.push({ phase: held.phase, from: held.from, to: held.to });
  return boxes;
}

/** Index of the segment at a time; the nearest before it, or 0. */
export function segmentAt(segments: readonly Segment[], ms: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.startMs ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

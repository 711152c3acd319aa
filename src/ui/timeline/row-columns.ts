// Level of detail: what fills each pixel column of a row, so that any number of spans costs one pass over
// those in sight and at most one rectangle per column.

import { phases, segmentAt, type LaneRow } from './timeline-rows.ts';
import type { TimeView } from './time-view.ts';

const wait = phases.indexOf('wait');
const kinds = phases.length;

/** Neighbouring columns alike: pixels [from, to), the phase that fills most, and the share that is no waiting. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** Index into `phases`. */
  readonly phase: number;
  /** In quarters, 1 to 4: a column that waits part of the time is drawn lower, so that idle time is seen. */
  readonly busy: number;
}

/** More levels look alike in 20 pixels, and part neighbours that could be drawn as one. */
export const busyLevels = 4;

/** What is to be drawn of a row. */
export interface RowPicture {
  /** The busy columns, left to right; what is not there is idle. */
  readonly runs: readonly Run[];
  /** Pixels at which segments wide enough to be told apart end, within (0, width). */
  readonly seams: readonly number[];
}

/** A narrower segment ends without a seam, in pixels. */
const seamFrom = 4;

/** A row in a view of `width` pixels. */
export function rowToPicture(row: LaneRow, view: TimeView, width: number): RowPicture {
  // Pixels of each phase in each column: at most 1 in sum.
  const filled = new Float32Array(width * kinds);
  const seams: number[] = [];
  const { phase, startMs, endMs } = row;
  const { fromMs, toMs } = view;
  const scale = width / (toMs - fromMs);
  for (let i = segmentAt(row, fromMs); i < phase.length; i++) {
    const start = ((startMs[i] ?? 0) - fromMs) * scale;
    if (start >= width) break;
    const end = ((endMs[i] ?? 0) - fromMs) * scale;
    if (end - start > seamFrom && end < width) seams.push(end);
    const column = start | 0;
    if (start >= 0 && end <= column + 1) {
      // Most segments of a run in full sight: whoever looks for the first time waits for code not yet compiled.
      const at = column * kinds + (phase[i] ?? wait);
      filled[at] = (filled[at] ?? 0) + end - start;
    } else fill(filled, phase[i] ?? wait, Math.max(0, start), Math.min(width, end));
  }
  return { runs: columnsToRuns(filled, width), seams };
}

/** Adds the pixels [start, end) of a phase. */
function fill(filled: Float32Array, phase: number, start: number, end: number): void {
  let from = start;
  while (from < end) {
    const column = Math.floor(from);
    const to = end < column + 1 ? end : column + 1;
    const at = column * kinds + phase;
    filled[at] = (filled[at] ?? 0) + to - from;
    from = to;
  }
}

function columnsToRuns(filled: Float32Array, width: number): readonly Run[] {
  const runs: Run[] = [];
  let held = { from: 0, to: 0, phase: wait, busy: 0 };
  for (let column = 0; column < width; column++) {
    let phase = wait;
    let most = 0;
    let sum = 0;
    const at = column * kinds;
    for (let kind = 0; kind < kinds; kind++) {
      const pixels = kind === wait ? 0 : (filled[at + kind] ?? 0);
      sum += pixels;
      if (pixels <= most) continue;
      phase = kind;
      most = pixels;
    }
    // What is there is seen, however little.
    const busy = sum > 0 ? Math.max(1, Math.min(busyLevels, Math.round(sum * busyLevels))) : 0;
    if (held.phase === phase && held.busy === busy) {
      held.to = column + 1;
      continue;
    }
    if (held.busy > 0) runs.push(held);
    held = { from: column, to: column + 1, phase, busy };
  }
  if (held.busy > 0) runs.push(held);
  return runs;
}

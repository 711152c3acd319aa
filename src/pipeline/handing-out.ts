// Takes what handing out tasks cost out of what a processor computed: between two clock readings lie both, and what a
// task cost to take is known as a price.

import { phaseNumber } from '../contract/span.ts';
import type { Drained } from '../contract/backend.ts';
import type { LaneSpans } from '../contract/span.ts';

const assign = phaseNumber('assign');
const compute = phaseNumber('compute');

/** A processor's part in a pass, with taking tasks in rows of its own. */
export interface SplitDrained extends Drained {
  /** Of all its tasks, taking them, in ms. */
  readonly dispatchMs: number;
}

/**
 * Parts every row of computation in two: taking its tasks, and computing them. A row that is shorter than its price, as
 * steps of the clock make it, leaves the rest to the next.
 */
export function splitHandingOut(drained: Drained): SplitDrained {
  const { takeMs = 0, spans } = drained;
  if (takeMs <= 0) return { ...drained, dispatchMs: 0 };
  const made = makeRows(2 * spans.count);
  let [dispatchMs, owedMs, count] = [0, 0, 0];
  const push = (
    row: number,
    phase: number,
    merged: number,
    startMs: number,
    endMs: number,
  ): void => {
    made.phase[count] = phase;
    made.task[count] = spans.task[row] ?? -1;
    made.merged[count] = merged;
    made.startMs[count] = startMs;
    made.endMs[count] = endMs;
    count++;
  };
  for (let row = 0; row < spans.count; row++) {
    const [phase, startMs, endMs] = [spans.phase[row], spans.startMs[row], spans.endMs[row]];
    const tasks = spans.merged[row] ?? 1;
    if (phase === undefined || startMs === undefined || endMs === undefined) continue;
    if (phase !== compute) {
      push(row, phase, tasks, startMs, endMs);
      continue;
    }
    owedMs += takeMs * tasks;
    const tookMs = Math.min(owedMs, endMs - startMs);
    owedMs -= tookMs;
    dispatchMs += tookMs;
    // The row of computation stands for the tasks.
    if (tookMs > 0) push(row, assign, 0, startMs, startMs + tookMs);
    push(row, compute, tasks, startMs + tookMs, endMs);
  }
  return {
    ...drained,
    spans: cutRows(made, count),
    computeMs: Math.max(0, drained.computeMs - dispatchMs),
    longestTaskMs: Math.max(0, drained.longestTaskMs - takeMs),
    dispatchMs,
  };
}

function makeRows(count: number): LaneSpans {
  return {
    count,
    phase: new Uint8Array(count),
    task: new Int32Array(count),
    merged: new Uint32Array(count),
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
  };
}

function cutRows(rows: LaneSpans, count: number): LaneSpans {
  return {
    count,
    phase: rows.phase.subarray(0, count),
    task: rows.task.subarray(0, count),
    merged: rows.merged.subarray(0, count),
    startMs: rows.startMs.subarray(0, count),
    endMs: rows.endMs.subarray(0, count),
  };
}

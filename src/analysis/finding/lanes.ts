// Who computed how long, and who waited: totals of a run's spans by lane.

import { driverLane, phaseNumber } from '../../contract/span.ts';
import type { SpanTable } from '../../contract/span.ts';

/** Totals of one processor in one run, in ms. */
export interface LaneTotals {
  /** From 0. */
  readonly lane: number;
  readonly computeMs: number;
  readonly waitMs: number;
}

/** Totals of every processor that has spans, by lane. */
export function laneTotals(spans: SpanTable): readonly LaneTotals[] {
  const totals = new Map<number, { lane: number; computeMs: number; waitMs: number }>();
  const [compute, wait] = [phaseNumber('compute'), phaseNumber('wait')];
  for (const [row, lane] of spans.lane.entries()) {
    if (lane === driverLane) continue;
    const total = totals.get(lane) ?? { lane, computeMs: 0, waitMs: 0 };
    totals.set(lane, total);
    const ms = (spans.endMs[row] ?? Number.NaN) - (spans.startMs[row] ?? Number.NaN);
    if (spans.phase[row] === compute) total.computeMs += ms;
    else if (spans.phase[row] === wait) total.waitMs += ms;
  }
  return [...totals.values()].toSorted((a, b) => a.lane - b.lane);
}

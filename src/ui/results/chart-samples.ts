// The raw samples behind the points of a view: every one that was kept is drawn.

import type { RunRecord } from '../../record/run-record.ts';
import { msToView } from './chart-layers.ts';
import type { ChartBase, ChartView } from './chart-series.ts';

/** One timed run in the unit of the view. */
export interface ChartSample {
  readonly n: number;
  readonly value: number;
}

/** Most samples drawn: beyond it the chart would be slow and the dots one cloud. */
const mostSamples = 400;

/** Samples of verified points; hidden ones, which no statistic counts, are left out. */
export function recordToSamples(
  record: RunRecord,
  view: ChartView,
  base: ChartBase,
): readonly ChartSample[] {
  const toView = msToView(record, view, base);
  if (!toView) return [];
  const samples = record.points
    .filter(({ verdict }) => verdict.ok)
    .flatMap(({ processors: n, samplesMs }) => samplesMs.map((ms) => ({ n, value: toView(n, ms) })))
    .filter(({ value }) => Number.isFinite(value));
  const every = Math.ceil(samples.length / mostSamples);
  return samples.filter((_, index) => index % every === 0);
}

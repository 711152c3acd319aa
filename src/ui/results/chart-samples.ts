// The raw samples behind the points of a view: every one that was kept is drawn.

import type { RunRecord } from '../../record/run-record.ts';
import { baseMsOf, type ChartBase, type ChartView } from './chart-series.ts';

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
  const baseMs = baseMsOf(record, base);
  const toValue = (ms: number, n: number): number => {
    switch (view) {
      case 'time':
        return ms;
      case 'throughput':
        return (1000 * record.plan.work) / ms;
      case 'speedup':
        return (baseMs ?? Number.NaN) / ms;
      case 'efficiency':
        return (baseMs ?? Number.NaN) / ms / n;
    }
  };
  const samples = record.points
    .filter(({ verdict }) => verdict.ok)
    .flatMap(({ processors: n, samplesMs }) =>
      samplesMs.map((ms) => ({ n, value: toValue(ms, n) })),
    )
    .filter(({ value }) => Number.isFinite(value));
  const every = Math.ceil(samples.length / mostSamples);
  return samples.filter((_, index) => index % every === 0);
}

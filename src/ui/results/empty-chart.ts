// Why a chart has no points: a chart that is empty without a word looks broken.

import type { RunRecord } from '../../record/run-record.ts';
import type { emptyChartWords } from '../../words/en/empty-chart.ts';
import { recordToSeries, type ChartBase, type ChartView } from './chart-series.ts';

/** The reason, by its name among the words; undefined if there are points. */
export function emptyChart(
  record: RunRecord,
  view: ChartView,
  base: ChartBase,
): keyof typeof emptyChartWords | undefined {
  if (recordToSeries(record, view, base).points.length > 0) return undefined;
  if (!record.points.some(({ verdict }) => verdict.ok)) return 'all-wrong';
  if (view === 'serial-fraction') return 'one-processor';
  return base === 'one' ? 'no-base-one' : 'no-base-serial';
}

// What a chart draws of its records in a view: points, curves, band, and where labels find room.

import { useMemo } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import type { Calibration } from '../../store/calibration.ts';
import { toDots } from './chart-dots.tsx';
import { bandMs, layerCurves, msToView, type LayerId } from './chart-layers.ts';
import { recordToSamples } from './chart-samples.ts';
import { lastGap, niceTop } from './chart-scale.tsx';
import { curveGrid, recordToSeries, type ChartBase, type ChartView } from './chart-series.ts';

/** What is drawn. */
export interface ChartProps {
  readonly record: RunRecord;
  readonly previous: RunRecord | undefined;
  readonly view: ChartView;
  readonly base: ChartBase;
  /** Curves to lay over the points. */
  readonly layers: ReadonlySet<LayerId>;
  readonly calibration: Calibration | undefined;
}

/** A curve at the counts of `grid`; nothing where there is none. */
export function curveRows(grid: readonly number[], curve: ((n: number) => number) | undefined) {
  return curve === undefined ? [] : grid.map((n) => ({ n, value: curve(n) }));
}

/** The further curves that are shown, and the band of the fitted law, as values of the view. */
function overlaysOf(props: Omit<ChartProps, 'previous'>, grid: readonly number[]) {
  const { record, view, base, layers, calibration } = props;
  const toView = msToView(record, view, base);
  if (!toView) return { curves: [], band: [] };
  const curves = layerCurves(record, calibration)
    .filter(({ id }) => layers.has(id))
    .map(({ id, ms }) => ({ id, at: (n: number) => toView(n, ms(n)) }));
  const ms = layers.has('amdahl') ? bandMs(record) : undefined;
  // Along one end of the interval and back along the other: a line around what is filled.
  const band = ms
    ? [0, 1].flatMap((end) => {
        const rows = grid.map((n) => ({ n, value: toView(n, ms(n)[end] ?? NaN) }));
        return end === 0 ? rows : rows.toReversed();
      })
    : [];
  return { curves, band };
}

/** The layers of a chart; of two records where one stands behind the other. */
export function useChartLayers(props: ChartProps) {
  const { record, previous, view, base, layers: shown, calibration } = props;
  return useMemo(() => {
    const { unit } = record.plan;
    const series = recordToSeries(record, view, base);
    const comparable =
      previous !== undefined && (view !== 'throughput' || previous.plan.unit === unit);
    const ghost = comparable ? recordToSeries(previous, view, base) : undefined;
    const dots = toDots(series, view, unit, false);
    const ghostDots = ghost ? toDots(ghost, view, unit, true) : [];
    const all = [...dots, ...ghostDots];
    const largest = Math.max(2, ...all.map(({ n }) => n));
    const grid = curveGrid(largest);
    const idealCurve = shown.has('ideal') ? series.ideal : undefined;
    const fitCurve = shown.has('amdahl') ? series.fit : undefined;
    const ideal = curveRows(grid, idealCurve);
    const fit = curveRows(grid, fitCurve);
    const ghostFit = curveRows(
      grid.filter((n) => n <= Math.max(1, ...ghostDots.map((dot) => dot.n))),
      ghost?.fit,
    );
    const highest = Math.max(
      ...all.map(({ value, interval }) => interval?.[1] ?? value),
      ...ideal.map(({ value }) => value),
    );
    const ghostCurve = ghostDots.length === 0 ? undefined : ghost?.fit;
    const gap = lastGap(dots.map(({ n }) => n));
    const last = dots.at(-1);
    // Beside the previous run on its own side; alone, on the side the points leave free.
    const under = ghostCurve
      ? ghostCurve(gap) > (series.fit?.(gap) ?? 0)
      : last === undefined || last.value > 0.98 * (series.fit?.(last.n) ?? 0);
    return {
      series: { ...series, ideal: idealCurve, fit: fitCurve },
      ...overlaysOf({ record, view, base, layers: shown, calibration }, grid),
      grid,
      samples: recordToSamples(record, view, base),
      dots,
      ghostDots,
      ideal,
      fit,
      ghostFit,
      ghostCurve,
      largest,
      top: niceTop(highest),
      labels: { n: gap, side: under ? 'below' : 'above' },
      ghostLabels: { n: gap, side: under ? 'above' : 'below' },
    } as const;
  }, [record, previous, view, base, shown, calibration]);
}

export type ChartLayers = ReturnType<typeof useChartLayers>;

// What a chart draws of its records in a view: points, curves, band, and where labels find room.

import { areAlike } from '../../contract/team-traits.ts';
import { useMemo } from 'react';
import type { RunRecord } from '../../record/run-record.ts';
import type { Ceiling } from '../../record/ceiling.ts';
import { toDots } from './chart-dots.tsx';
import { bandMs, layerCurves, msToView, type LayerId } from './chart-layers.ts';
import { recordToSamples } from './chart-samples.ts';
import type { Curve } from './chart-overlay.tsx';
import { lastGap, niceTop } from './chart-scale.ts';
import { curveGrid, recordToSeries, type ChartBase, type ChartView } from './chart-series.ts';

/** What is drawn. */
export interface ChartProps {
  readonly record: RunRecord;
  readonly previous: RunRecord | undefined;
  readonly view: ChartView;
  readonly base: ChartBase;
  /** Curves to lay over the points. */
  readonly layers: ReadonlySet<LayerId>;
  readonly calibration: Ceiling | undefined;
  /** The count that the page is about. */
  readonly chosen: number;
  readonly onChoose: (processors: number) => void;
}

/** A curve at the counts of `grid`; none where there is no curve. */
function drawn(
  className: string,
  grid: readonly number[],
  curve: ((n: number) => number) | undefined,
): readonly Curve[] {
  if (curve === undefined) return [];
  return [{ className, rows: grid.map((n) => ({ n, value: curve(n) })) }];
}

function valuesOf(curves: readonly Curve[]): readonly number[] {
  return curves.flatMap(({ rows }) => rows.map(({ value }) => value)).filter(Number.isFinite);
}

/** The band of the fitted law and the further curves that are shown, as values of the view. */
function overlaysOf(
  props: Omit<ChartProps, 'previous' | 'chosen' | 'onChoose'>,
  grid: readonly number[],
): readonly Curve[] {
  const { record, view, base, layers, calibration } = props;
  const toView = msToView(record, view, base);
  if (!toView) return [];
  const curves = layerCurves(record, calibration)
    .filter(({ id }) => layers.has(id))
    .flatMap(({ id, ms }) => drawn(`chart-layer chart-layer-${id}`, grid, (n) => toView(n, ms(n))));
  const ms = layers.has('amdahl') ? bandMs(record) : undefined;
  // Along one end of the interval and back along the other: a line around what is filled.
  const band = ms
    ? [0, 1].flatMap((end) => {
        const rows = grid.map((n) => ({ n, value: toView(n, ms(n)[end] ?? NaN) }));
        return end === 0 ? rows : rows.toReversed();
      })
    : [];
  return band.length > 0 ? [{ className: 'chart-band', rows: band }, ...curves] : curves;
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
    const dots = toDots(series, view, record, false);
    const ghostDots = ghost && previous ? toDots(ghost, view, previous, true) : [];
    const all = [...dots, ...ghostDots];
    const largest = Math.max(2, ...all.map(({ n }) => n));
    const grid = curveGrid(largest);
    const idealCurve = shown.has('ideal') ? series.ideal : undefined;
    const toView = msToView(record, view, base);
    const serialCurve =
      shown.has('serial') && toView && areAlike(record.plan.team)
        ? (n: number): number => toView(n, record.baseline.medianMs)
        : undefined;
    const fitCurve = shown.has('amdahl') ? series.fit : undefined;
    const ghostMost = Math.max(1, ...ghostDots.map((dot) => dot.n));
    const ghostGrid = grid.filter((n) => n <= ghostMost);
    const curves = [
      ...overlaysOf({ record, view, base, layers: shown, calibration }, grid),
      ...drawn('chart-ideal', grid, idealCurve),
      ...drawn('chart-ghost', ghostGrid, ghostDots.length > 0 ? ghost?.fit : undefined),
      ...drawn('chart-fit', grid, fitCurve),
    ];
    const measured = all.map(({ value, interval }) => interval?.[1] ?? value);
    const highest = Math.max(...measured, ...valuesOf(curves));
    const ghostCurve = ghostDots.length === 0 ? undefined : ghost?.fit;
    const gap = lastGap(dots.map(({ n }) => n));
    const last = dots.at(-1);
    // Beside the previous run on its own side; alone, on the side the points leave free.
    const under = ghostCurve
      ? ghostCurve(gap) > (series.fit?.(gap) ?? 0)
      : last === undefined || last.value > 0.98 * (series.fit?.(last.n) ?? 0);
    return {
      series: { ...series, ideal: idealCurve, fit: fitCurve },
      curves,
      samples: recordToSamples(record, view, base),
      dots,
      ghostDots,
      ghostCurve,
      serialCurve,
      largest,
      top: niceTop(highest),
      labels: { n: gap, side: under ? 'below' : 'above' },
      ghostLabels: { n: gap, side: under ? 'above' : 'below' },
    } as const;
  }, [record, previous, view, base, shown, calibration]);
}

export type ChartLayers = ReturnType<typeof useChartLayers>;

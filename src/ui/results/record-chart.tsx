// The hero: measured points with whiskers over the ideal line and the fitted law. Loaded lazily, for
// the chart library is larger than the rest of the page.

import { useDeferredValue, useMemo, type ReactNode } from 'react';
import {
  CartesianGrid,
  ComposedChart,
  ErrorBar,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  Tooltip,
  XAxis,
  YAxis,
  type ScatterShapeProps,
  type TooltipContentProps,
} from 'recharts';
import type { RunRecord } from '../../record/run-record.ts';
import { formatP } from '../../words/quantity.ts';
import {
  curveGrid,
  recordToSeries,
  type ChartBase,
  type ChartPoint,
  type ChartSeries,
  type ChartView,
} from './chart-series.ts';
import { recordToSamples } from './chart-samples.ts';
import { formatTick, formatValue } from './chart-words.ts';
import { curveLabel, lastGap, niceTop, processorTicks } from './chart-scale.tsx';

interface Props {
  readonly record: RunRecord;
  readonly previous: RunRecord | undefined;
  readonly view: ChartView;
  readonly base: ChartBase;
}

interface Dot extends ChartPoint {
  readonly label: string;
  /** Lengths of the whisker below and above the value. */
  readonly whisker: readonly [number, number] | undefined;
  readonly grey: boolean;
}

function toDots(series: ChartSeries, view: ChartView, unit: string, grey: boolean): readonly Dot[] {
  return series.points.map((point) => ({
    ...point,
    label: formatValue(view, point.value, unit),
    whisker: point.interval
      ? [Math.max(0, point.value - point.interval[0]), Math.max(0, point.interval[1] - point.value)]
      : undefined,
    grey,
  }));
}

function DotShape({ cx, cy, payload }: ScatterShapeProps): ReactNode {
  const dot = payload as Dot | undefined;
  if (cx === undefined || cy === undefined || dot === undefined) return null;
  if (dot.grey) return <circle cx={cx} cy={cy} r={4} className="chart-ghost-point" />;
  return (
    <g data-testid={`point-${dot.n}`}>
      <circle cx={cx} cy={cy} r={5.5} className="chart-point" />
      <text x={cx + 9} y={cy + 17} className="chart-value">
        {dot.label}
      </text>
    </g>
  );
}

function SampleShape({ cx, cy }: ScatterShapeProps): ReactNode {
  return cx === undefined || cy === undefined ? null : (
    <circle cx={cx} cy={cy} r={2.5} className="chart-sample" />
  );
}

function PointTooltip({ active, payload }: TooltipContentProps) {
  const dot = payload?.find((entry) => 'label' in (entry.payload ?? {}))?.payload as
    Dot | undefined;
  if (!active || dot === undefined) return null;
  return (
    <div className="chart-tooltip">
      <strong>
        n = {dot.n}
        {dot.grey && ', previous run'}
      </strong>
      <span>{dot.label}</span>
    </div>
  );
}

function curveRows(grid: readonly number[], curve: ((n: number) => number) | undefined) {
  return curve === undefined ? [] : grid.map((n) => ({ n, value: curve(n) }));
}

function useLayers({ record, previous, view, base }: Props) {
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
    const ideal = curveRows(grid, series.ideal);
    const fit = curveRows(grid, series.fit);
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
      series,
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
  }, [record, previous, view, base]);
}

/** One view of a record; the previous record stands behind it in grey. */
export function RecordChart(props: Props) {
  const { record, view } = props;
  const { unit, backend } = record.plan;
  const noun = backend === 'webgpu' ? 'workgroup' : 'processor';
  const layers = useLayers(props);
  const { series, largest, top, ghostDots } = layers;
  // Single samples come in a task of their own: the library draws a whole chart at once.
  const samples = useDeferredValue(layers.samples, []);
  const law = record.fits.amdahl;
  const limitShown = series.limit !== undefined && series.limit <= top;
  return (
    <ResponsiveContainer width="100%" height="100%" debounce={50}>
      <ComposedChart margin={{ top: 14, right: 56, bottom: 4, left: 4 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} className="chart-grid" />
        <XAxis
          type="number"
          dataKey="n"
          domain={[1, largest]}
          ticks={processorTicks(record.plan.processors, largest)}
          tickFormatter={(n: number) => (n === largest ? `${n} ${noun}s` : String(n))}
          tickLine={false}
          allowDuplicatedCategory={false}
          padding={{ left: 12, right: 12 }}
          interval={0}
        />
        <YAxis
          type="number"
          domain={[0, top]}
          width="auto"
          tickCount={5}
          tickFormatter={(value: number) => formatTick(view, value, unit)}
          axisLine={false}
          tickLine={false}
        />
        <Tooltip content={PointTooltip} cursor={false} isAnimationActive={false} />
        {limitShown && (
          <ReferenceLine
            y={series.limit}
            className="chart-limit"
            label={{
              value: `limit ${formatValue(view, series.limit ?? 0, unit)}`,
              position: 'insideBottomLeft',
              className: 'chart-note',
            }}
          />
        )}
        <Line data={layers.ideal} dataKey="value" className="chart-ideal" {...curve} />
        {ghostDots.length > 0 && (
          <Line data={layers.ghostFit} dataKey="value" className="chart-ghost" {...curve} />
        )}
        <Line data={layers.fit} dataKey="value" className="chart-fit" {...curve} />
        {curveLabel({ curve: series.ideal, n: largest, text: 'ideal', side: 'after' })}
        {law !== null &&
          curveLabel({
            ...layers.labels,
            curve: series.fit,
            text: `Amdahl, p = ${formatP(law.p)}`,
          })}
        {curveLabel({ ...layers.ghostLabels, curve: layers.ghostCurve, text: 'previous run' })}
        {samples.length > 0 && <Scatter data={[...samples]} shape={SampleShape} {...still} />}
        {ghostDots.length > 0 && (
          <Scatter data={[...ghostDots]} shape={DotShape} {...still}>
            <ErrorBar dataKey="whisker" direction="y" width={6} stroke="var(--ghost)" />
          </Scatter>
        )}
        <Scatter data={[...layers.dots]} shape={DotShape} zIndex={700} {...still}>
          <ErrorBar dataKey="whisker" direction="y" width={8} stroke="var(--point)" />
        </Scatter>
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const still = { isAnimationActive: false, dataKey: 'value' } as const;
const curve = { isAnimationActive: false, dot: false, activeDot: false, type: 'linear' } as const;

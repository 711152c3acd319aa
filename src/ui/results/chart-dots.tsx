// The points of a chart: measured ones with their values, those of the run before, single samples.

import type { ReactNode } from 'react';
import type { ScatterShapeProps, TooltipContentProps } from 'recharts';
import type { RunRecord } from '../../record/run-record.ts';
import { samplesOf } from '../../words/en/phrases.ts';
import { formatMs, formatPercent } from '../../words/quantity.ts';
import type { ChartPoint, ChartSeries, ChartView } from './chart-series.ts';
import { formatValue } from './chart-words.ts';

export interface Dot extends ChartPoint {
  readonly label: string;
  /** Lengths of the whisker below and above the value. */
  readonly whisker: readonly [number, number] | undefined;
  readonly grey: boolean;
  /** Says little: a serial fraction at n = 2. */
  readonly faint: boolean;
  /** What is known beside the value, a line each: its interval, the time, the samples. */
  readonly lines: readonly string[];
}

/** How sure an interval of a view is: speedups are bootstrapped, times have the exact interval of their median. */
function sureness(view: ChartView, coverage: number | null): string {
  const ofTimes = view === 'time' || view === 'throughput';
  return formatPercent(ofTimes && coverage !== null ? coverage : 0.95);
}

/** The interval of a value, and the time and the samples that it rests on. */
function linesOf({ n, interval }: ChartPoint, view: ChartView, record: RunRecord): string[] {
  const point = record.points.find(({ processors }) => processors === n);
  if (point === undefined) return [];
  const [low, high] = (interval ?? []).map((end) => formatValue(view, end, record.plan.unit));
  return [
    // One processor is as fast as itself, without any doubt.
    ...(low === undefined || low === high
      ? []
      : [`${low} to ${high} (${sureness(view, point.coverage)})`]),
    ...(view === 'time' ? [] : [`median time ${formatMs(point.medianMs)}`]),
    samplesOf(point.samplesMs.length),
  ];
}

export function toDots(
  series: ChartSeries,
  view: ChartView,
  record: RunRecord,
  grey: boolean,
): readonly Dot[] {
  return series.points.map((point) => ({
    ...point,
    label: formatValue(view, point.value, record.plan.unit),
    lines: linesOf(point, view, record),
    whisker: point.interval
      ? [Math.max(0, point.value - point.interval[0]), Math.max(0, point.interval[1] - point.value)]
      : undefined,
    grey,
    faint: view === 'serial-fraction' && point.n === 2,
  }));
}

export function DotShape({ cx, cy, payload }: ScatterShapeProps): ReactNode {
  const dot = payload as Dot | undefined;
  if (cx === undefined || cy === undefined || dot === undefined) return null;
  if (dot.grey) return <circle cx={cx} cy={cy} r={4} className="chart-ghost-point" />;
  return (
    <g data-testid={`point-${dot.n}`} className={dot.faint ? 'chart-point-faint' : undefined}>
      <circle cx={cx} cy={cy} r={5.5} className="chart-point" />
      <text x={cx + 9} y={cy + 17} className="chart-value">
        {dot.label}
      </text>
    </g>
  );
}

/** A measured point that needs no words. */
export function PlainDot({ cx, cy }: ScatterShapeProps): ReactNode {
  return cx === undefined || cy === undefined ? null : (
    <circle cx={cx} cy={cy} r={4.5} className="chart-point" />
  );
}

export function PointTooltip({ active, payload }: TooltipContentProps) {
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
      {dot.lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}

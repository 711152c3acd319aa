// Ticks, tops and labels of the charts.

import { ReferenceDot } from 'recharts';

/** The next round number at or above a value, so that the axis ends on a tick. */
export function niceTop(value: number): number {
  if (!Number.isFinite(value) || value <= 0) return 1;
  const decade = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10];
  return decade * (steps.find((step) => step * decade >= value * 0.999) ?? 10);
}

/** Measured counts as ticks with both ends, thinned out so that their labels do not touch. */
export function processorTicks(processors: readonly number[], largest: number): number[] {
  const apart = largest / 12;
  const ticks: number[] = [];
  for (const n of [...processors].toReversed()) {
    const next = ticks.at(-1);
    const clear = next === undefined || next - n >= apart;
    if (n === 1 || (clear && n - 1 >= apart)) ticks.push(n);
  }
  return ticks.toReversed();
}

/** How every chart's axis of processor counts is drawn. */
export const countAxis = {
  type: 'number',
  dataKey: 'n',
  tickLine: false,
  allowDuplicatedCategory: false,
  padding: { left: 12, right: 12 },
  interval: 0,
} as const;

/** How every chart's axis of values is drawn. */
export const valueAxis = {
  type: 'number',
  width: 'auto',
  axisLine: false,
  tickLine: false,
} as const;

/** A line through values, without marks of its own. */
export const plainLine = {
  isAnimationActive: false,
  dot: false,
  activeDot: false,
  type: 'linear',
  dataKey: 'value',
} as const;

interface LabelProps {
  readonly curve: ((n: number) => number) | undefined;
  readonly n: number;
  readonly text: string;
  readonly side: 'above' | 'below' | 'after';
}

const sides = {
  above: { position: 'top', offset: 8 },
  below: { position: 'bottom', offset: 8 },
  after: { position: 'right', offset: 6 },
} as const;

/** A label beside a curve, at a processor count. */
export function curveLabel({ curve, n, text, side }: LabelProps) {
  if (curve === undefined) return null;
  const label = { value: text, className: 'chart-note', ...sides[side] };
  return <ReferenceDot key={text} x={n} y={curve(n)} r={0} label={label} />;
}

/** Half-way between the last two counts: where a label meets no point. */
export function lastGap(counts: readonly number[]): number {
  const last = counts.at(-1) ?? 1;
  return (last + (counts.at(-2) ?? last)) / 2;
}

// Ticks, tops and labels of the charts.

/** Steps between ticks at most. */
const mostSteps = 5;

/** The round number between two ticks of an axis from 0 to a value: 1, 2 or 5 of a decade, so that whole values have whole ticks. */
function stepTo(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value / mostSteps));
  const step = [1, 2, 5].find((one) => one * decade * mostSteps >= value * 0.999) ?? 10;
  return step * decade;
}

/** The next tick at or above a value, so that the axis ends on one. */
export function niceTop(value: number): number {
  if (!Number.isFinite(value) || value <= 0) return 1;
  const step = stepTo(value);
  return Number((step * Math.ceil((value * 0.999) / step)).toPrecision(12));
}

/** The ticks of an axis from 0 to a top of `niceTop`. */
export function valueTicks(top: number): readonly number[] {
  const step = stepTo(top);
  const count = Math.round(top / step);
  return Array.from({ length: count + 1 }, (_, i) => Number((i * step).toPrecision(12)));
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
  axisLine: false,
  tickLine: false,
} as const;

/** Pixels of a character of an axis label, about, and of what is beside it. */
const [characterWidth, besideLabel] = [6.6, 14];

/** Room for an axis' labels: known beforehand, for measuring them would lay the page out once more. */
export function widthOfLabels(labels: readonly string[]): number {
  return Math.ceil(characterWidth * Math.max(...labels.map(({ length }) => length))) + besideLabel;
}

/** A line through values, without marks of its own. */
export const plainLine = {
  isAnimationActive: false,
  dot: false,
  activeDot: false,
  type: 'linear',
  dataKey: 'value',
} as const;

/** Half-way between the last two counts: where a label meets no point. */
export function lastGap(counts: readonly number[]): number {
  const last = counts.at(-1) ?? 1;
  return (last + (counts.at(-2) ?? last)) / 2;
}

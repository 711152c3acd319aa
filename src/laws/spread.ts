// How far repeated times of the same work lie apart, and how far they may on a machine that does nothing else.

import { median } from './median.ts';
import { findOutliers } from './outliers.ts';

/** Of so many values, one slow outlier at most is left out: the median bears it. */
const valuesPerOutlier = 6;

/** The relative spread of some values, and what it rests on. */
export interface Spread {
  /** Standard deviation of the logarithms, e.g. 0.05 where values differ by 5 %. */
  readonly deviation: number;
  /** Degrees of freedom. */
  readonly freedom: number;
}

/**
 * The spread of positive values about their mean. A few slow outliers are left out, one of six at most: a single
 * run that something held up says nothing of the others.
 */
export function relativeSpread(values: readonly number[]): Spread {
  const logs = withoutSlowOutliers(values).map(Math.log);
  const mean = logs.reduce((sum, value) => sum + value, 0) / logs.length;
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const freedom = logs.length - 1;
  return { deviation: freedom > 0 ? Math.sqrt(squares / freedom) : 0, freedom };
}

/** The spread of several series, each about its own mean. */
export function pooledSpread(spreads: readonly Spread[]): Spread {
  const freedom = spreads.reduce((sum, spread) => sum + spread.freedom, 0);
  const squares = spreads.reduce((sum, one) => sum + one.freedom * one.deviation ** 2, 0);
  return { deviation: freedom > 0 ? Math.sqrt(squares / freedom) : 0, freedom };
}

/**
 * The deviation that normal noise of `deviation` exceeds with the probability of `z` standard deviations: from the
 * chi-square quantile by the approximation of Wilson and Hilferty (1931).
 */
export function largestSpread(deviation: number, freedom: number, z: number): number {
  const part = 2 / (9 * freedom);
  return deviation * (1 - part + z * Math.sqrt(part)) ** 1.5;
}

function withoutSlowOutliers(values: readonly number[]): readonly number[] {
  const middle = median(values);
  const most = Math.floor(values.length / valuesPerOutlier);
  const slow = findOutliers(values, 0)
    .filter((index) => (values[index] ?? 0) > middle)
    .toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0))
    .slice(0, most);
  return values.filter((_, index) => !slow.includes(index));
}

// Labels values far from the rest. They are shown and counted, never dropped: the median bears them.

import { median } from './median.ts';

/** Makes the median absolute deviation of normal noise its standard deviation: 1 / probit(3/4). */
const normalScale = 1.482602218505602;
const reach = 10;

/**
 * Indexes of the values with |x - median| > 10 scaled MAD (Rousseeuw and Croux 1993 on the MAD).
 * `resolution` is the step of the clock: a spread below it counts as one step, so that equal readings
 * of a coarse clock do not make the next step an outlier.
 */
export function findOutliers(values: readonly number[], resolution: number): readonly number[] {
  const middle = median(values);
  const deviation = normalScale * median(values.map((value) => Math.abs(value - middle)));
  const scale = Math.max(deviation, resolution);
  return values.flatMap((value, i) => (Math.abs(value - middle) > reach * scale ? [i] : []));
}

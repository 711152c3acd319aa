// Whether values fall into two groups, such as runs that had a core of their own and runs that shared one.

import { median } from './median.ts';

/** Values below and above the widest gap between neighbours. */
export interface TwoGroups {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** A gap this many times as wide as the middle one stands out. */
const standsOut = 3;
/** A group has at least two values and a quarter of all: fewer are outliers, which a median bears. */
function fewestInGroup(values: number): number {
  return Math.max(2, Math.ceil(values / 4));
}

/**
 * Splits positive values at their widest relative gap that leaves two, and a quarter, on each side. Undefined if that gap
 * is narrower than `leastGap` (0.13: the next value is 13 % larger) or three times the median gap.
 */
export function splitInTwo(values: readonly number[], leastGap: number): TwoGroups | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((value, i) => Math.log(value / (sorted[i] ?? value)));
  const fewest = fewestInGroup(values.length);
  const inner = gaps.slice(fewest - 1, gaps.length - fewest + 1);
  const widest = Math.max(...inner);
  if (inner.length === 0 || widest < Math.log1p(leastGap)) return undefined;
  if (widest < standsOut * median(gaps)) return undefined;
  const at = inner.indexOf(widest) + fewest;
  return { low: sorted.slice(0, at), high: sorted.slice(at) };
}

// How many processors a machine really has: where another one stops making a pure computation faster.

/** Times as fast as one processor, at a count. */
export interface CapacityPoint {
  readonly processors: number;
  readonly times: number;
}

/** A gain below this share of the best is noise. */
const enough = 0.95;

/** The least count that reaches 95 % of the best speedup: more do not help. 1 where nothing was measured. */
export function measuredCapacity(points: readonly CapacityPoint[]): number {
  const best = Math.max(0, ...points.map(({ times }) => times));
  const first = points
    .toSorted((a, b) => a.processors - b.processors)
    .find(({ times }) => times >= enough * best);
  return first?.processors ?? 1;
}

/**
 * Times as fast as one processor on `n`: measured, or on the line between the counts beside it; the last beyond them.
 * Undefined where nothing was measured.
 */
export function ceilingAt(points: readonly CapacityPoint[], n: number): number | undefined {
  const sorted = points.toSorted((a, b) => a.processors - b.processors);
  const above = sorted.find(({ processors }) => processors >= n);
  const below = sorted.findLast(({ processors }) => processors <= n);
  if (!above || !below) return (below ?? above)?.times;
  if (above.processors === below.processors) return above.times;
  const part = (n - below.processors) / (above.processors - below.processors);
  return below.times + part * (above.times - below.times);
}

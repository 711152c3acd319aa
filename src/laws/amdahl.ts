// Amdahl's law, and its fit to times: with n processors the parallel share p of the work shrinks to p/n,
// the rest does not. Times are fitted, not speedups: every speedup shares the noise of T(1).

/** S(n) = 1 / ((1 - p) + p / n) (Amdahl 1967), for a parallel share p in [0, 1] on n processors. */
export function amdahlSpeedup(p: number, n: number): number {
  return 1 / (1 - p + p / n);
}

/** 1 / (1 - p), which no number of processors passes; Infinity for p = 1. */
export function amdahlLimit(p: number): number {
  return 1 / (1 - p);
}

/** The p with which n > 1 processors get a speedup S from 1 to n: (1 - 1/S) / (1 - 1/n), the law solved for p. */
export function shareOfSpeedup(speedup: number, n: number): number {
  return (1 - 1 / speedup) / (1 - 1 / n);
}

/** A time to fit. */
export interface TimePoint {
  readonly processors: number;
  readonly ms: number;
  /** Weight of its squared residual; 1 where not given. */
  readonly weight?: number;
}

/** T(n) = serialMs + parallelMs / n, and p = parallelMs / (serialMs + parallelMs). */
export interface AmdahlLine {
  readonly serialMs: number;
  readonly parallelMs: number;
  readonly p: number;
}

/** A serial part below this share of T(1) is rounding of the arithmetic, not time. */
const rounding = 1e-13;

/**
 * Weighted least squares of T = a + b x in x = 1/n with a, b >= 0. Exact: with two unknowns the best
 * point of the quadrant is the free minimum, or else the better of the two edges (active set, Lawson
 * and Hanson 1974, chapter 23). Throws RangeError under two distinct processor counts.
 */
export function fitAmdahl(points: readonly TimePoint[]): AmdahlLine {
  if (new Set(points.map(({ processors }) => processors)).size < 2) {
    throw new RangeError("A fit of Amdahl's law needs times at two processor counts at least.");
  }
  let [w, wx, wt, wxx, wxt] = [0, 0, 0, 0, 0];
  for (const { processors, ms, weight = 1 } of points) {
    const x = 1 / processors;
    w += weight;
    wx += weight * x;
    wt += weight * ms;
    wxx += weight * x * x;
    wxt += weight * x * ms;
  }
  let spread = 0;
  let slope = 0;
  for (const { processors, ms, weight = 1 } of points) {
    // About the mean, where nothing cancels.
    const x = 1 / processors - wx / w;
    spread += weight * x * x;
    slope += weight * x * (ms - wt / w);
  }
  slope /= spread;
  const intercept = wt / w - (slope * wx) / w;
  if (slope >= 0 && intercept >= 0) return makeLine(intercept, slope);
  // What an edge explains of the weighted sum of squares.
  const allSerial = (wt * wt) / w;
  const allParallel = (wxt * wxt) / wxx;
  return allSerial >= allParallel ? makeLine(wt / w, 0) : makeLine(0, wxt / wxx);
}

function makeLine(serialMs: number, parallelMs: number): AmdahlLine {
  const total = serialMs + parallelMs;
  if (serialMs <= rounding * total) return { serialMs: 0, parallelMs, p: 1 };
  return { serialMs, parallelMs, p: parallelMs / total };
}

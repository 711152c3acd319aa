// The median and its exact interval: order statistics need no assumption on how times are distributed.

/** The middle value, or the mean of the two middle ones; NaN of no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** An interval of a median: two order statistics and the probability that they hold it. */
export interface MedianInterval {
  readonly low: number;
  readonly high: number;
  /** Exact, at least 0.95, e.g. 0.961 for 9 values. */
  readonly coverage: number;
}

const wantedCoverage = 0.95;

/**
 * The narrowest symmetric order-statistic interval [x(k), x(n + 1 - k)] whose coverage is at least
 * 95 %: coverage = 1 - 2 P(B <= k - 1), B binomial(n, 1/2) (David and Nagaraja, Order Statistics,
 * 3rd ed., section 7.1). Undefined under 6 values: 5 give 93.75 % at most.
 */
export function medianInterval(values: readonly number[]): MedianInterval | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const { rank, coverage } = medianRank(sorted.length);
  const low = sorted[rank - 1];
  const high = sorted[sorted.length - rank];
  return low === undefined || high === undefined ? undefined : { low, high, coverage };
}

/** The largest k whose interval still covers 95 %, and its coverage; k = 0 where there is none. */
function medianRank(n: number): { rank: number; coverage: number } {
  // In logarithms, so that 2^-n does not vanish for thousands of values.
  let logTerm = -n * Math.LN2;
  let below = Math.exp(logTerm);
  let best = { rank: 0, coverage: 0 };
  for (let rank = 1; rank <= n / 2 && 1 - 2 * below >= wantedCoverage; rank++) {
    best = { rank, coverage: 1 - 2 * below };
    logTerm += Math.log((n - rank + 1) / rank);
    below += Math.exp(logTerm);
  }
  return best;
}

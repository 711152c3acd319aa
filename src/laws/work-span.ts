// What no number of processors passes: the work over the longest chain.

/**
 * The granularity ceiling T1 / longest task: a task is not cut further, so that T(n) >= max(T1 / n, longest task)
 * (the work and span laws, Brent 1974). Infinity where no task takes time.
 */
export function granularityCeiling(workMs: number, longestTaskMs: number): number {
  return longestTaskMs > 0 ? workMs / longestTaskMs : Number.POSITIVE_INFINITY;
}

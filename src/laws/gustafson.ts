// Weak scaling: the problem grows with the processors, and so the serial part of it shrinks.

/**
 * Scaled speedup S = n - s' (n - 1) (Gustafson 1988, Communications of the ACM 31(5)). `serialShare` is s', the serial
 * part of the time on the parallel system, from 0 to 1: not the share of one processor's time that Amdahl's law has.
 */
export function gustafsonSpeedup(serialShare: number, n: number): number {
  return n - serialShare * (n - 1);
}

/** s' on n processors of a job whose share s of one processor's time is serial: s / (s + (1 - s) / n). */
export function scaledSerialShare(s: number, n: number): number {
  return s / (s + (1 - s) / n);
}

/**
 * The s' of the scaled speedups S(n) = n - s' (n - 1): least squares of n - S in n - 1 through 0, which is exact with
 * one unknown. Throws RangeError where no count is above 1.
 */
export function fitGustafson(
  points: readonly { readonly processors: number; readonly scaledSpeedup: number }[],
): number {
  let [xx, xy] = [0, 0];
  for (const { processors, scaledSpeedup } of points) {
    xx += (processors - 1) ** 2;
    xy += (processors - 1) * (processors - scaledSpeedup);
  }
  if (xx === 0) throw new RangeError("A fit of Gustafson's law needs more than one processor.");
  return xy / xx;
}

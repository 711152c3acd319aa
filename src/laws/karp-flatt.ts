// The serial fraction that a speedup shows: constant where a part is truly serial, rising where overhead grows.

/**
 * e(n) = (1/S - 1/n) / (1 - 1/n) for a speedup S on n processors (Karp and Flatt 1990, Communications of the ACM 33(5)).
 * Throws RangeError for n <= 1, where it says nothing.
 */
export function karpFlatt(speedup: number, n: number): number {
  if (n <= 1) throw new RangeError('A serial fraction needs more than one processor.');
  return (1 / speedup - 1 / n) / (1 - 1 / n);
}

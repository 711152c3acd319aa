import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amdahlSpeedup } from './amdahl.ts';
import { karpFlatt } from './karp-flatt.ts';

it.each([
  // Quinn, Parallel Programming in C with MPI and OpenMP (2003), section 7.5: a constant serial part of 0.1.
  [1.82, 2, 0.1],
  [2.5, 3, 0.1],
  [3.08, 4, 0.1],
  [4.71, 8, 0.1],
  // The same section: overhead that rises.
  [1.87, 2, 0.07],
  [2.61, 3, 0.075],
  [4.71, 8, 0.1],
])('a speedup of %d on %d processors is a serial fraction of %d', (speedup, n, fraction) => {
  expect(karpFlatt(speedup, n)).toBeCloseTo(fraction, 2);
});

it("is Amdahl's 1 - p at every n", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.integer({ min: 2, max: 10_000 }), (p, n) => {
      expect(karpFlatt(amdahlSpeedup(p, n), n)).toBeCloseTo(1 - p, 9);
    }),
  );
});

it('says nothing of one processor', () => {
  expect(() => karpFlatt(1, 1)).toThrow(RangeError);
});

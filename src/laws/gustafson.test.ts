import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amdahlSpeedup } from './amdahl.ts';
import { fitGustafson, gustafsonSpeedup, scaledSerialShare } from './gustafson.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 2, max: 4_096 });

describe('gustafsonSpeedup', () => {
  it.each([
    // Gustafson 1988: serial parts of 0.4, 0.7 and 0.8 % on 1,024 processors.
    [0.004, 1_024, 1_020],
    [0.007, 1_024, 1_016.8],
    [0.008, 1_024, 1_015.8],
  ])('a serial share of %d on %d processors gives %d', (s, n, speedup) => {
    expect(gustafsonSpeedup(s, n)).toBeCloseTo(speedup, 0);
  });

  it("is Amdahl's speedup of the same run, seen from the parallel system", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), count, (s, n) => {
        const scaled = gustafsonSpeedup(scaledSerialShare(s, n), n);
        expect(scaled / amdahlSpeedup(1 - s, n)).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('fitGustafson', () => {
  it('finds the share that made the speedups', () => {
    fc.assert(
      fc.property(share, fc.uniqueArray(count, { minLength: 1, maxLength: 6 }), (s, counts) => {
        const points = counts.map((processors) => ({
          processors,
          scaledSpeedup: gustafsonSpeedup(s, processors),
        }));
        expect(fitGustafson(points)).toBeCloseTo(s, 9);
      }),
    );
  });

  it('refuses one processor alone', () => {
    expect(() => fitGustafson([{ processors: 1, scaledSpeedup: 1 }])).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amdahlLimit, amdahlSpeedup, fitAmdahl, shareOfSpeedup } from './amdahl.ts';
import type { TimePoint } from './amdahl.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 1, max: 10_000 });
const measured: fc.Arbitrary<readonly TimePoint[]> = fc
  .uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 2, maxLength: 8 })
  .chain((counts) =>
    fc.tuple(
      ...counts.map((processors) =>
        fc.record({
          processors: fc.constant(processors),
          ms: fc.double({ min: 0.01, max: 1e4, noNaN: true }),
          weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
        }),
      ),
    ),
  );

function residual(points: readonly TimePoint[], serialMs: number, parallelMs: number): number {
  return points.reduce(
    (sum, { processors, ms, weight = 1 }) =>
      sum + weight * (ms - serialMs - parallelMs / processors) ** 2,
    0,
  );
}

describe('amdahlSpeedup', () => {
  it.each([
    // Hennessy and Patterson's classroom cases: p = 0.95 on 8 and 1024; nothing and all parallel.
    [0.95, 8, 5.925925925925926],
    [0.95, 1024, 19.63566634707574],
    [0, 8, 1],
    [1, 8, 8],
  ])('p = %d on %d processors gives %d', (p, n, speedup) => {
    expect(amdahlSpeedup(p, n)).toBeCloseTo(speedup, 12);
  });

  it('is 1 on one processor, never passes n nor the limit, and does not fall with n', () => {
    fc.assert(
      fc.property(share, count, (p, n) => {
        const speedup = amdahlSpeedup(p, n);
        expect(amdahlSpeedup(p, 1)).toBeCloseTo(1, 12);
        expect(speedup).toBeLessThanOrEqual(n * (1 + 1e-12));
        expect(speedup).toBeLessThanOrEqual(amdahlLimit(p) * (1 + 1e-12));
        expect(amdahlSpeedup(p, n + 1)).toBeGreaterThanOrEqual(speedup * (1 - 1e-12));
      }),
    );
  });

  it('has the limit 1/(1-p), and none for p = 1', () => {
    expect(amdahlLimit(0.9)).toBeCloseTo(10, 12);
    expect(amdahlLimit(1)).toBe(Infinity);
  });
});

describe('fitAmdahl', () => {
  it('finds the p that made the times', () => {
    fc.assert(
      fc.property(share, fc.double({ min: 0.1, max: 1e5, noNaN: true }), (p, base) => {
        const points = [1, 2, 3, 8].map((n) => ({
          processors: n,
          ms: base / amdahlSpeedup(p, n),
          weight: 1 / n,
        }));
        expect(fitAmdahl(points).p).toBeCloseTo(p, 10);
      }),
    );
  });

  it('agrees with weighted least squares in R', () => {
    // R 4.2.2: lm(t ~ I(1 / n), weights = w), whose intercept and slope are both above 0 here.
    const times = [101.3, 58.2, 36.4, 25.9];
    const points = [1, 2, 4, 8].map((processors, i) => ({
      processors,
      ms: times[i] ?? NaN,
      weight: i + 1,
    }));
    const { serialMs, parallelMs, p } = fitAmdahl(points);
    expect(serialMs).toBeCloseTo(15.018018018018, 11);
    expect(parallelMs).toBeCloseTo(86.2522522522523, 11);
    expect(p).toBeCloseTo(0.851703585090295, 13);
  });

  it('is the least squares of all lines with no negative part', () => {
    fc.assert(
      fc.property(
        measured,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (points, da, db) => {
          const fit = fitAmdahl(points);
          expect(fit.serialMs).toBeGreaterThanOrEqual(0);
          expect(fit.parallelMs).toBeGreaterThanOrEqual(0);
          const best = residual(points, fit.serialMs, fit.parallelMs);
          const near = residual(
            points,
            Math.max(0, fit.serialMs * (1 + da) + da),
            Math.max(0, fit.parallelMs * (1 + db) + db),
          );
          expect(near).toBeGreaterThanOrEqual(best * (1 - 1e-9) - 1e-9);
        },
      ),
    );
  });

  it('says p = 0 where times rise with n, and p = 1 where they fall faster than 1/n', () => {
    const rising = [1, 2, 4].map((n) => ({ processors: n, ms: 10 + n }));
    expect(fitAmdahl(rising)).toMatchObject({ p: 0, parallelMs: 0 });
    const superlinear = [1, 2, 4].map((n) => ({ processors: n, ms: 100 / n ** 1.5 }));
    expect(fitAmdahl(superlinear)).toMatchObject({ p: 1, serialMs: 0 });
  });

  it('lets a heavy point pull the line', () => {
    const points = (weight: number): readonly TimePoint[] => [
      { processors: 1, ms: 100 },
      { processors: 2, ms: 70, weight },
      { processors: 4, ms: 30 },
    ];
    const at = (weight: number): number => {
      const { serialMs, parallelMs } = fitAmdahl(points(weight));
      return serialMs + parallelMs / 2;
    };
    expect(Math.abs(at(100) - 70)).toBeLessThan(Math.abs(at(1) - 70));
  });

  it('refuses times at one processor count', () => {
    expect(() =>
      fitAmdahl([
        { processors: 2, ms: 1 },
        { processors: 2, ms: 2 },
      ]),
    ).toThrow(RangeError);
  });
});

it('the law solved for p gives back the p of a speedup', () => {
  for (const p of [0, 0.5, 0.9, 0.99, 1])
    expect(shareOfSpeedup(amdahlSpeedup(p, 16), 16)).toBeCloseTo(p, 12);
});

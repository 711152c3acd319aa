import fc from 'fast-check';
import jstat from 'jstat';
import { describe, expect, it } from 'vitest';
import { median, medianInterval } from './median.ts';

const times = fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 60,
});

describe('median', () => {
  it('is what jStat says, and leaves its input as it was', () => {
    fc.assert(
      fc.property(times, (values) => {
        const before = [...values];
        expect(median(values)).toBeCloseTo(jstat.median([...values]), 9);
        expect(values).toEqual(before);
      }),
    );
  });

  it('of nothing is not a number', () => {
    expect(median([])).toBeNaN();
  });
});

describe('medianInterval', () => {
  const ranks = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

  it.each([
    [6, 1, 6, 0.96875],
    [9, 2, 8, 0.9609375],
    [12, 3, 10, 0.96142578125],
    [20, 6, 15, 0.9586105346679688],
  ])('of %d values is x%d to x%d, which holds the median with %d', (n, low, high, coverage) => {
    const interval = medianInterval(ranks(n));
    expect(interval).toMatchObject({ low, high });
    expect(interval?.coverage).toBeCloseTo(coverage, 12);
  });

  it.each([0, 1, 5])('of %d values cannot be given', (n) => {
    expect(medianInterval(ranks(n))).toBeUndefined();
  });

  it('covers what the binomial says, and one rank narrower would cover less than 95 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 900 }), (n) => {
        const interval = medianInterval(ranks(n));
        const rank = interval?.low ?? 0;
        const coverage = (k: number): number => 1 - 2 * jstat.binomial.cdf(k - 1, n, 0.5);
        expect(interval?.coverage).toBeCloseTo(coverage(rank), 8);
        expect(interval?.coverage).toBeGreaterThanOrEqual(0.95);
        expect(coverage(rank + 1)).toBeLessThan(0.95);
      }),
    );
  });

  it('can be given for thousands of values', () => {
    expect(medianInterval(ranks(5_000))?.coverage).toBeCloseTo(0.95, 2);
  });
});

import { describe, expect, it } from 'vitest';
import { largestSpread, pooledSpread, relativeSpread } from './spread.ts';

describe('relativeSpread', () => {
  it('is the standard deviation of the logarithms, with one degree of freedom less than values', () => {
    // Logarithms 0, 1 and 2: the standard deviation is 1.
    const { deviation, freedom } = relativeSpread([1, Math.E, Math.E ** 2]);
    expect(deviation).toBeCloseTo(1, 12);
    expect(freedom).toBe(2);
    expect(relativeSpread([7])).toEqual({ deviation: 0, freedom: 0 });
  });

  it('does not depend on the unit', () => {
    const values = [50, 52, 51, 49, 53, 50];
    const scaled = values.map((value) => 1_000 * value);
    expect(relativeSpread(scaled).deviation).toBeCloseTo(relativeSpread(values).deviation, 12);
  });

  it('leaves one slow outlier of six out, a second one not, and no fast one', () => {
    const six = [50, 50.5, 51, 50.2, 50.7, 50.4];
    const calm = relativeSpread(six).deviation;
    expect(calm).toBeLessThan(0.01);
    expect(relativeSpread([...six.slice(1), 400]).deviation).toBeLessThan(0.01);
    expect(relativeSpread([...six, 400, 410]).deviation).toBeGreaterThan(0.5);
    expect(relativeSpread([...six, 5]).deviation).toBeGreaterThan(0.5);
  });
});

it('pooledSpread weighs by degrees of freedom', () => {
  const pooled = pooledSpread([
    { deviation: 0.1, freedom: 3 },
    { deviation: 0.2, freedom: 1 },
  ]);
  expect(pooled.deviation).toBeCloseTo(Math.sqrt((3 * 0.01 + 0.04) / 4), 12);
  expect(pooled.freedom).toBe(4);
  expect(pooledSpread([])).toEqual({ deviation: 0, freedom: 0 });
});

describe('largestSpread', () => {
  // The 0.999 quantiles of chi-square (NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.4).
  it.each([
    [5, 20.515],
    [8, 26.125],
    [15, 37.697],
    [30, 59.703],
    [60, 99.607],
  ])('of %d degrees of freedom is that of chi-square', (freedom, quantile) => {
    const limit = largestSpread(0.05, freedom, 3.0902);
    const exact = 0.05 * Math.sqrt(quantile / freedom);
    expect(Math.abs(limit / exact - 1)).toBeLessThan(0.01);
  });
});

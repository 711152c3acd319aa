import { describe, expect, it } from 'vitest';
import { ceilingAt, measuredCapacity } from './capacity.ts';

/** Two cores: a third worker gains nothing. */
const points = [
  { processors: 1, times: 1 },
  { processors: 2, times: 1.92 },
  { processors: 3, times: 1.95 },
  { processors: 5, times: 1.85 },
];

describe('measuredCapacity', () => {
  it('is where more do not help', () => {
    expect(measuredCapacity(points)).toBe(2);
    expect(measuredCapacity(points.toReversed())).toBe(2);
    expect(measuredCapacity(points.slice(0, 1))).toBe(1);
    expect(measuredCapacity([])).toBe(1);
  });
});

describe('ceilingAt', () => {
  it('is as measured, between two on their line, and the last beyond', () => {
    expect(ceilingAt(points, 2)).toBe(1.92);
    expect(ceilingAt(points, 4)).toBeCloseTo(1.9, 9);
    expect(ceilingAt(points, 64)).toBe(1.85);
    expect(ceilingAt([], 2)).toBeUndefined();
  });
});

// Sliders: positions and values agree at both ends, and stay inside.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionToValue, sliderSteps, stepValue, valueToPosition } from './slider-scale.ts';

const scales = fc.constantFrom(
  { min: 16, max: 8192, integer: true, scale: 'log2' } as const,
  { min: 1, max: 1_000_000, integer: true, scale: 'log10' } as const,
  { min: -2, max: 2, integer: false, scale: 'linear' } as const,
  { min: 0, max: 0.99, integer: false, scale: 'linear' } as const,
);

test('both ends are reached, and every position and step stays inside', () => {
  fc.assert(
    fc.property(scales, fc.integer({ min: 0, max: sliderSteps }), (scale, position) => {
      expect(positionToValue(scale, 0)).toBeCloseTo(scale.min, 9);
      expect(positionToValue(scale, sliderSteps)).toBeCloseTo(scale.max, 9);
      const value = positionToValue(scale, position);
      for (const next of [value, stepValue(scale, value, 1), stepValue(scale, value, -1)]) {
        expect(next).toBeGreaterThanOrEqual(scale.min);
        expect(next).toBeLessThanOrEqual(scale.max);
      }
    }),
  );
});

test('steps: powers of two, decades, and tidy decimals', () => {
  const size = { min: 16, max: 8192, integer: true, scale: 'log2' } as const;
  expect(stepValue(size, 1024, 1)).toBe(2048);
  expect(stepValue(size, 1024, -1)).toBe(512);
  const steps = { min: 1, max: 1_000_000, integer: true, scale: 'log10' } as const;
  expect(stepValue(steps, 1000, 1)).toBe(2000);
  expect(stepValue(steps, 1000, -1)).toBe(900);
  const share = { min: 0, max: 0.99, integer: false, scale: 'linear' } as const;
  expect(stepValue(share, 0.1, 1)).toBeCloseTo(0.11, 12);
});

test('a value that is no number stands at the start and steps to the least', () => {
  const scale = { min: 3, max: 9, integer: true, scale: 'linear' } as const;
  expect(valueToPosition(scale, Number.NaN)).toBe(0);
  expect(stepValue(scale, Number.NaN, 1)).toBe(3);
});

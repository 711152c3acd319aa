import { expect, it } from 'vitest';
import { granularityCeiling } from './work-span.ts';

it('is the work over its longest task', () => {
  expect(granularityCeiling(1_000, 40)).toBe(25);
  expect(granularityCeiling(1_000, 0)).toBe(Infinity);
});

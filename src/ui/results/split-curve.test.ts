import { expect, test } from 'vitest';
import { splitCurve } from './split-curve.ts';

test('goes from the workers alone over the sum of both to the GPU alone', () => {
  const curve = splitCurve(30, 70);
  expect(curve[0]).toEqual({ share: 0, value: 70 });
  expect(curve.at(-1)).toEqual({ share: 1, value: 30 });
  const peak = curve.reduce((a, b) => (b.value > a.value ? b : a));
  expect(peak.share).toBeCloseTo(0.3, 12);
  expect(peak.value).toBeCloseTo(100, 9);
  const shares = curve.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
});

// Sizes of a map: geometric, within the ends, and whole where they must be.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { geometricSizes } from './size-map.ts';

it.each([
  [[32, 1_024], 6, true, [32, 64, 128, 256, 512, 1_024]],
  [[1, 1_000], 4, true, [1, 10, 100, 1_000]],
  // Whole numbers that lie too close come once.
  [[1, 4], 8, true, [1, 2, 3, 4]],
  [[7, 7], 6, true, [7]],
  [[0.03, 30], 4, false, [0.03, 0.3, 3, 30]],
] as const)('sizes within %j, %i of them', (ends, count, integer, sizes) => {
  expect(geometricSizes(ends, count, integer)).toEqual(sizes);
});

it('sizes rise from one end to the other, each as many times the one before as whole numbers allow', () => {
  const ends = fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 1e4 }));
  fc.assert(
    fc.property(ends, fc.integer({ min: 4, max: 8 }), ([low, times], count) => {
      const sizes = geometricSizes([low, low * times], count, true);
      expect([sizes[0], sizes.at(-1)]).toEqual([low, low * times]);
      const ratio = times ** (1 / (count - 1));
      for (const [i, size] of sizes.slice(1).entries()) {
        const before = sizes[i] ?? Number.NaN;
        expect(size).toBeGreaterThan(before);
        if (sizes.length === count) expect(Math.abs(size - before * ratio)).toBeLessThan(1 + ratio);
      }
    }),
  );
});

// Against the platform's sort, and that the sample cuts even buckets where the keys allow it.

import { expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { cutAt, runCut } from '../../testing/run-cut.ts';
import { makeTable } from './splitters.ts';
import { bucketCount } from './stage.ts';
import { sort } from './workload.ts';

test.each([
  [1, 0],
  [16_385, 0],
  [50_000, 1],
  [40_000, 2],
])('%d keys of distribution %d', async (length, keys) => {
  const entries = await sort.kernels.js();
  const built = { entries, reset: () => undefined, allocate: makeArray };
  const golden = { parameters: { length, keys }, seed: 5, summary: {}, tolerance: 0 };
  const { sorted } = await runCut(sort, golden, built, cutAt([0.2, 0.7]));
  const made = sort.input({ length, keys }, 5)['keys']?.slice(0, length);
  expect(sorted).toEqual(made?.sort());
});

test('no bucket of uniform or ascending keys has twice its share', () => {
  const length = 400_000;
  for (const kind of [0, 2]) {
    const keys = sort.input({ length, keys: kind }, 1)['keys'] ?? new Uint32Array();
    const table = makeTable(keys, length);
    expect([...table]).toEqual([...table].toSorted((a, b) => a - b));
    const sizes = new Uint32Array(bucketCount);
    for (const key of keys.subarray(0, length)) {
      const bucket = table[key >>> 16] ?? 0;
      sizes[bucket] = (sizes[bucket] ?? 0) + 1;
    }
    expect(Math.max(...sizes)).toBeLessThan((2 * length) / bucketCount);
  }
});

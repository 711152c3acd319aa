// The scan against the plain loop, at lengths around the edges of a block.

import { expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { cutAt, runCut } from '../../testing/run-cut.ts';
import { prefixSum } from './workload.ts';

test.each([1, 1023, 1024, 1025, 4096, 10_000])(
  '%d numbers give what a loop gives',
  async (length) => {
    const entries = await prefixSum.kernels.js();
    const built = { entries, reset: () => undefined, allocate: makeArray };
    const golden = { parameters: { length }, seed: 5, summary: {}, tolerance: 0 };
    const { prefix } = await runCut(prefixSum, golden, built, cutAt([0.3, 0.5, 0.9]));
    const { values } = prefixSum.input({ length }, 5);
    let sum = 0;
    for (let i = 0; i < length; i++) {
      sum += values?.[i] ?? Number.NaN;
      expect(prefix?.[i]).toBe(sum);
    }
  },
);

// The readers of files: what is in them arrives, and what is wrong with them is said with its place.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeArray } from '../contract/array.ts';
import { coordinateOf } from './k-means/points.ts';
import { readPoints } from './k-means/read-file.ts';
import { kMeans } from './k-means/workload.ts';
import { cutAt, runCut } from '../testing/run-cut.ts';

const silent = (): Promise<void> => Promise.resolve();

describe('a table', () => {
  const parameters = { points: 1, clusters: 2, axes: 1, tolerance: 0, rounds: 1 };

  test('is stretched over the grid column by column', async () => {
    const content = await readPoints(new Blob(['0,5\n10,5\n5,5\n']), parameters, silent);
    if (!content.ok) throw new Error('The table was refused.');
    expect(content.parameters).toEqual({ points: 3, axes: 2 });
    const points = content.input['points'] as Int32Array;
    expect([0, 1, 2].map((point) => coordinateOf(points, 1, point, 0))).toEqual([-4096, 4095, 0]);
    expect(coordinateOf(points, 1, 1, 1)).toBe(0);
  });

  test('of numbers as far apart as numbers can be is stretched as well', async () => {
    const text = '1.7976931348623157e308,1\n-1.7976931348623157e308,2\n0,3\n';
    const content = await readPoints(new Blob([text]), parameters, silent);
    if (!content.ok) throw new Error('The table was refused.');
    const points = content.input['points'] as Int32Array;
    expect([0, 1, 2].map((point) => coordinateOf(points, 1, point, 0))).toEqual([4095, -4096, 0]);
    expect([0, 1, 2].map((point) => coordinateOf(points, 1, point, 1))).toEqual([-4096, 0, 4095]);
  });

  test('of two clusters has them, whatever its decimal mark', async () => {
    for (const mark of ['comma', 'point']) {
      const file = new URL(`../tables/testing/two-clusters-${mark}.csv`, import.meta.url);
      const content = await readPoints(new Blob([readFileSync(file)]), parameters, silent);
      if (!content.ok) throw new Error(content.message.key);
      const p = { ...parameters, ...content.parameters, rounds: 100 };
      const built = {
        entries: await kMeans.kernels.js(),
        reset: () => undefined,
        allocate: makeArray,
      };
      const golden = { parameters: p, seed: 1, summary: {}, tolerance: 0 };
      const workload = { ...kMeans, input: () => content.input };
      const output = await runCut(workload, golden, built, cutAt([]));
      expect(kMeans.summary(p, output)).toMatchObject({ smallest: 100, largest: 100 });
    }
  });
});

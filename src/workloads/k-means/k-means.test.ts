// Points whose clusters are known are found again; and what Lloyd's rounds obey.

import { expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { cutAt, runCut } from '../../testing/run-cut.ts';
import { inertiasOf } from './depict.ts';
import { coordinateOf, layOut, makeMiddles } from './points.ts';
import { kMeans } from './workload.ts';

async function run(parameters: Readonly<Record<string, number>>, seed: number) {
  const entries = await kMeans.kernels.js();
  const built = { entries, reset: () => undefined, allocate: makeArray };
  return runCut(kMeans, { parameters, seed, summary: {}, tolerance: 0 }, built, cutAt([0.5]));
}

/** Least distance of two middles: where it is over 6 spreads, clusters hardly touch. */
function leastDistance(clusters: number, seed: number): number {
  const middles = makeMiddles(clusters, 2, seed);
  const distances: number[] = [];
  for (let a = 0; a < clusters; a++) {
    for (let b = 0; b < a; b++) {
      const [dx, dy] = [0, 1].map((i) => (middles[2 * a + i] ?? 0) - (middles[2 * b + i] ?? 0));
      distances.push(Math.hypot(dx ?? 0, dy ?? 0));
    }
  }
  return Math.min(...distances);
}

test('clusters that hardly touch are found: their points share a label, and no others have it', async () => {
  const seeds = Array.from({ length: 60 }, (_, seed) => seed).filter(
    (seed) => leastDistance(4, seed) > 2_600,
  );
  expect(seeds.length).toBeGreaterThan(1);
  for (const seed of seeds.slice(0, 5)) {
    const parameters = { points: 4_000, clusters: 4, axes: 2, tolerance: 0, rounds: 100 };
    const { labels } = await run(parameters, seed);
    const own = [0, 1, 2, 3].map((cluster) => labels?.[cluster] ?? -1);
    expect(new Set(own).size).toBe(4);
    const wrong = [...(labels ?? [])]
      .slice(0, 4_000)
      .filter((label, point) => label !== own[point % 4]);
    expect(wrong.length / 4_000).toBeLessThan(0.01);
  }
});

test('the inertia never grows from round to round but by what rounding the centres costs', async () => {
  const parameters = { points: 5_000, clusters: 7, axes: 2, tolerance: 0, rounds: 60 };
  const done = inertiasOf(await run(parameters, 5));
  expect(done.length).toBeGreaterThan(2);
  // A centre rounded by half a step in two coordinates adds at most a half per point.
  for (const [i, inertia] of done.entries()) {
    if (i > 0) expect(inertia).toBeLessThanOrEqual((done[i - 1] ?? 0) + 5_000 / 2);
  }
});

test.each([
  ['after few rounds', { points: 54_321, clusters: 8, axes: 2, tolerance: 0, rounds: 3 }],
  ['at a coarse tolerance', { points: 54_321, clusters: 8, axes: 2, tolerance: 0.01, rounds: 100 }],
  [
    'where nothing moves any more',
    { points: 5_000, clusters: 5, axes: 3, tolerance: 0, rounds: 500 },
  ],
  ['after a single round', { points: 2_000, clusters: 32, axes: 5, tolerance: 0, rounds: 1 }],
])('labels, centres and inertia are of one state %s', async (_, parameters) => {
  const { points, clusters, axes } = parameters;
  const output = await run(parameters, 1);
  const { labels, centres, rounds } = output;
  const words = kMeans.input(parameters, 1)['points'] as Int32Array;
  const pairs = Math.ceil(axes / 2);
  const middle = (cluster: number, axis: number): number => {
    const word = centres?.[cluster * pairs + (axis >> 1)] ?? 0;
    return axis % 2 === 0 ? (word << 16) >> 16 : word >> 16;
  };
  let [inertia, strays] = [0, 0];
  for (let point = 0; point < points; point++) {
    const distances = Array.from({ length: clusters }, (_x, cluster) => {
      let sum = 0;
      for (let axis = 0; axis < axes; axis++)
        sum += (coordinateOf(words, pairs, point, axis) - middle(cluster, axis)) ** 2;
      return sum;
    });
    const own = distances[labels?.[point] ?? -1] ?? Infinity;
    if (own > Math.min(...distances)) strays++;
    inertia += own;
  }
  expect(strays).toBe(0);
  expect(kMeans.summary(parameters, output)['inertia']).toBe(inertia);
  expect(rounds?.[0]).toBeLessThanOrEqual(parameters.rounds);
});

test('what is laid out is read again', () => {
  const value = (point: number, axis: number): number =>
    ((point * 7 + axis * 1_000) % 8_192) - 4_096;
  const words = layOut(2_000, 3, value);
  for (const point of [0, 1, 1_023, 1_024, 1_999]) {
    for (const axis of [0, 1, 2])
      expect(coordinateOf(words, 2, point, axis)).toBe(value(point, axis));
    expect(coordinateOf(words, 2, point, 3)).toBe(0);
  }
});

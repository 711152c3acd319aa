// Points whose clusters are known are found again; and what Lloyd's rounds obey.

import { expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { cutAt, runCut } from '../run-cut.ts';
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
  const { inertias, rounds } = await run(parameters, 5);
  const done = [...(inertias ?? [])].slice(0, rounds?.[0] ?? 0);
  expect(done.length).toBeGreaterThan(2);
  // A centre rounded by half a step in two coordinates adds at most a half per point.
  for (const [i, inertia] of done.entries()) {
    if (i > 0) expect(inertia).toBeLessThanOrEqual((done[i - 1] ?? 0) + 5_000 / 2);
  }
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

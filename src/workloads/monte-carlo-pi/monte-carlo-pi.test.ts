// The stream against its definition and against the exact share of the lattice.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pcg3d } from '../../kit/random.ts';
import { countHits } from './kernel.ts';

const golden = JSON.parse(readFileSync(new URL('golden.json', import.meta.url), 'utf8')) as {
  latticeHits: number;
};
const latticeShare = golden.latticeHits / 2 ** 28;

describe('the stream', () => {
  it.each([0, 1, 123_456, 0xffff_ffff])('counts what pcg3d gives, seed %d', (seed) => {
    const words = new Uint32Array(2);
    for (const index of [0, 1, 2, 99_999, 2 ** 31 - 2]) {
      pcg3d(index, 0, seed, words);
      const [x, y] = [...words].map((word) => (word >>> 17) | 1) as [number, number];
      expect(countHits(index, index + 1, seed)).toBe(x * x + y * y < 2 ** 30 ? 1 : 0);
    }
  });

  it('hits as often as the lattice does, within four standard deviations', () => {
    const points = 1_000_000;
    const deviation = Math.sqrt(points * latticeShare * (1 - latticeShare));
    for (const seed of [1, 2, 3]) {
      const error = countHits(0, points, seed) - points * latticeShare;
      expect(Math.abs(error)).toBeLessThan(4 * deviation);
    }
  });

  it('has a lattice whose share of hits is a quarter of pi to a millionth', () => {
    expect(4 * latticeShare).toBeCloseTo(Math.PI, 5.5);
  });
});

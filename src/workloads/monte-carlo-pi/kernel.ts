// The JavaScript kernel: counts points of a counter-based stream that fall into the quarter circle.
// Integers only, so that every twin and every partition counts the same.

import type { KernelEntries } from '../../contract/kernel.ts';
import type { PointArguments, PointWindows } from './stage.ts';

const multiplier = 1664525;
const increment = 1013904223;

/**
 * Hits among the points [start, end). A point is pcg3d(index, 0, seed) with what does not depend on
 * the index computed once. Its coordinates are odd numbers below 2^15, the midpoints of a lattice of
 * 16384 x 16384 squares, so the test X^2 + Y^2 < 2^30 is exact in 32 bits.
 */
export function countHits(start: number, end: number, seed: number): number {
  const b0 = increment;
  const c0 = (Math.imul(seed, multiplier) + increment) | 0;
  const a0 = (increment + Math.imul(b0, c0)) | 0;
  let hits = 0;
  for (let index = start; index < end; index++) {
    let a = (Math.imul(index, multiplier) + a0) | 0;
    let b = (b0 + Math.imul(c0, a)) | 0;
    let c = (c0 + Math.imul(a, b)) | 0;
    a ^= a >>> 16;
    b ^= b >>> 16;
    c ^= c >>> 16;
    a = (a + Math.imul(b, c)) | 0;
    b = (b + Math.imul(c, a)) | 0;
    const x = (a >>> 17) | 1;
    const y = (b >>> 17) | 1;
    // Products below 2^30 need no Math.imul, but it keeps the arithmetic in integers.
    hits += ((Math.imul(x, x) + Math.imul(y, y)) >>> 30) ^ 1;
  }
  return hits;
}

export const kernelEntries: KernelEntries = {
  points(windows, range, args) {
    const { hits } = windows as unknown as PointWindows;
    const { seed } = args as PointArguments;
    const view = hits.view;
    view[0] = (view[0] as number) + countHits(range.start, range.end, seed);
  },
};

// Points on the grid: made by the seed in clusters, laid out in blocks, and read again.

import { makeRandom, pcg3d } from '../../kit/random.ts';
import { blockPoints, blocksOf, gridHalf } from './stage.ts';

/** Half of the grid that is sure to hold a cluster's middle. */
const inner = 3_000;

/** Two coordinates as one word. */
export function toWord(x: number, y: number): number {
  return (x & 0xffff) | (y << 16);
}

/** Coordinate `axis` of a point. */
export function coordinateOf(
  points: Int32Array,
  pairs: number,
  point: number,
  axis: number,
): number {
  const block = Math.floor(point / blockPoints);
  const at = (block * pairs + (axis >> 1)) * blockPoints + (point % blockPoints);
  const word = points[at] ?? 0;
  return axis % 2 === 0 ? (word << 16) >> 16 : word >> 16;
}

/** Room for the words of `count` points, all 0. */
export function allocatePoints(count: number, axes: number): Int32Array {
  return new Int32Array(blocksOf(count) * Math.ceil(axes / 2) * blockPoints);
}

/**
 * Puts the words of points [from, end) where they belong, from `coordinate(point, axis)`, whole numbers of the grid;
 * axes beyond `axes` stay 0.
 */
export function layOutRange(
  words: Int32Array,
  { from, end }: { readonly from: number; readonly end: number },
  axes: number,
  coordinate: (point: number, axis: number) => number,
): void {
  const pairs = Math.ceil(axes / 2);
  for (let point = from; point < end; point++) {
    const block = Math.floor(point / blockPoints);
    for (let pair = 0; pair < pairs; pair++) {
      const y = 2 * pair + 1 < axes ? coordinate(point, 2 * pair + 1) : 0;
      const at = (block * pairs + pair) * blockPoints + (point % blockPoints);
      words[at] = toWord(coordinate(point, 2 * pair), y);
    }
  }
}

/** Words of all points. */
export function layOut(
  count: number,
  axes: number,
  coordinate: (point: number, axis: number) => number,
): Int32Array {
  const words = allocatePoints(count, axes);
  layOutRange(words, { from: 0, end: count }, axes, coordinate);
  return words;
}

/** Middles of the clusters, `axes` coordinates each: far from the rim, wherever the seed puts them. */
export function makeMiddles(clusters: number, axes: number, seed: number): Int32Array {
  const random = makeRandom(seed);
  return Int32Array.from({ length: clusters * axes }, () => (random() % (2 * inner)) - inner);
}

/**
 * Round clusters of about normal spread: each coordinate is a middle and the mean of four uniform numbers
 * (Irwin and Hall), `spread` grid steps of standard deviation. Point i belongs to cluster i % clusters.
 */
export function makePoints(
  count: number,
  clusters: number,
  axes: number,
  spread: number,
  seed: number,
): Int32Array {
  const middles = makeMiddles(clusters, axes, seed);
  const words = new Uint32Array(2);
  // Four uniform numbers of 16 bits: their sum has the standard deviation 65536 sqrt(4 / 12).
  const scale = spread / (65_536 * Math.sqrt(1 / 3));
  return layOut(count, axes, (point, axis) => {
    pcg3d(point, axis, seed, words);
    const [a, b] = words as unknown as readonly [number, number];
    const sum = (a & 0xffff) + (a >>> 16) + (b & 0xffff) + (b >>> 16) - 2 * 65_535;
    const middle = middles[(point % clusters) * axes + axis] ?? 0;
    return Math.max(-gridHalf, Math.min(gridHalf - 1, middle + Math.round(sum * scale)));
  });
}

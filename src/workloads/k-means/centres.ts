// The centres: where they begin, and where the sums move them.

import { makeRandom } from '../../kit/random.ts';
import { coordinateOf, toWord } from './points.ts';
import { sumsLength } from './stage.ts';
import type { View } from '../../contract/array.ts';
import type { AssignArguments } from './stage.ts';

/** Points among which the first centres are drawn. */
const sampled = 2_048;

/**
 * k-means++ (Arthur and Vassilvitskii 2007) over a sample: each next centre is drawn with a chance that grows
 * with the square distance from those before it.
 */
export function drawCentres(points: Int32Array, args: AssignArguments, seed: number): Int32Array {
  const { clusters, pairs } = args;
  const axes = 2 * pairs;
  const random = makeRandom(seed ^ 0x5bd1e995);
  const count = Math.min(sampled, args.points);
  const sample = Array.from({ length: count }, (_, i) => {
    const point = Math.floor((i * args.points) / count);
    return Array.from({ length: axes }, (_x, axis) => coordinateOf(points, pairs, point, axis));
  });
  const least = new Float64Array(count).fill(Infinity);
  const centres = new Int32Array(clusters * pairs);
  let chosen = random() % count;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const centre = sample[chosen] ?? [];
    for (let pair = 0; pair < pairs; pair++) {
      centres[cluster * pairs + pair] = toWord(centre[2 * pair] ?? 0, centre[2 * pair + 1] ?? 0);
    }
    let sum = 0;
    for (const [i, point] of sample.entries()) {
      let distance = 0;
      for (const [axis, value] of point.entries()) distance += (value - (centre[axis] ?? 0)) ** 2;
      least[i] = Math.min(least[i] ?? 0, distance);
      sum += least[i] ?? 0;
    }
    let left = (random() / 2 ** 32) * sum;
    chosen = least.findIndex((distance) => (left -= distance) < 0);
    if (chosen < 0) chosen = random() % count;
  }
  return centres;
}

/** The blocks' sums added up: one block's sums, of all points. */
export function addBlocks(sums: View, args: AssignArguments): Float64Array {
  const perBlock = sumsLength(args);
  const totals = new Float64Array(perBlock);
  for (let block = 0; block < sums.length; block += perBlock) {
    for (let i = 0; i < perBlock; i++) {
      totals[i] = (totals[i] as number) + (sums[block + i] as number);
    }
  }
  return totals;
}

/** Sum of the square distances of all points from the centres they were assigned to, in grid steps squared. */
export function inertiaOf(totals: Float64Array): number {
  const [low = 0, high = 0] = totals.subarray(totals.length - 2);
  return high * 65_536 + low;
}

interface Moved {
  readonly centres: Int32Array;
  /** How far a coordinate moved at most, in grid steps. */
  readonly furthest: number;
}

/** The means, rounded to the grid; a cluster without points stays where it was. */
export function moveCentres(
  totals: Float64Array,
  centres: Int32Array,
  { clusters, pairs }: AssignArguments,
): Moved {
  const next = centres.slice();
  let furthest = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const own = cluster * (2 * pairs + 1);
    const count = totals[own + 2 * pairs] ?? 0;
    if (count === 0) continue;
    for (let pair = 0; pair < pairs; pair++) {
      const at = cluster * pairs + pair;
      const [x, y] = [0, 1].map((axis) => Math.round((totals[own + 2 * pair + axis] ?? 0) / count));
      const old = centres[at] ?? 0;
      next[at] = toWord(x ?? 0, y ?? 0);
      furthest = Math.max(furthest, Math.abs((x ?? 0) - ((old << 16) >> 16)));
      furthest = Math.max(furthest, Math.abs((y ?? 0) - (old >> 16)));
    }
  }
  return { centres: next, furthest };
}

// The stage of k-means, how points lie in memory, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Points of a block, which is an item. */
export const blockPoints = 1_024;
/**
 * Coordinates are whole numbers in [-gridHalf, gridHalf): a square distance of 32 of them still fits 31 bits, so
 * that every kernel decides every tie alike.
 */
export const gridHalf = 4_096;

/** `pairs`: words of a point, two coordinates of 16 bits in each. */
export type AssignArguments = {
  readonly points: number;
  readonly clusters: number;
  readonly pairs: number;
};

/**
 * `points`: i32; word w of point i of a block is at w * blockPoints + i. `centres`: i32, `pairs` words each.
 * `labels`: u32. `sums`: i32, `sumsLength` per block.
 */
export interface AssignWindows {
  readonly points: Window;
  readonly centres: Window;
  readonly labels: Window;
  readonly sums: Window;
}

export function blocksOf(points: number): number {
  return Math.ceil(points / blockPoints);
}

/**
 * Numbers that a block gives: of each cluster the sum of every coordinate and the number of points; then the sum
 * of the square distances, its lower 16 bits and the rest summed apart.
 */
export function sumsLength({ clusters, pairs }: AssignArguments): number {
  return clusters * (2 * pairs + 1) + 2;
}

/** Every point finds its nearest centre; items are blocks. */
export function assignStage(args: AssignArguments): Stage {
  return {
    name: 'assign',
    entry: 'assign',
    items: blocksOf(args.points),
    args,
    arrays: {
      points: { array: 'points', how: 'scatter', perItem: args.pairs * blockPoints },
      centres: { array: 'centres', how: 'broadcast' },
      labels: { array: 'labels', how: 'gather', perItem: blockPoints },
      sums: { array: 'sums', how: 'gather', perItem: sumsLength(args) },
    },
  };
}

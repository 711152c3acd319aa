// Weights of the blurs, in whole numbers that add up to exactly 2^15: a white image stays white.

import { weightBits } from './stage.ts';

/** The same weight for all 2 radius + 1 pixels. */
function boxShares(radius: number): readonly number[] {
  return Array.from({ length: 2 * radius + 1 }, () => 1 / (2 * radius + 1));
}

/** A normal density whose standard deviation is half the radius, cut off there. */
function gaussianShares(radius: number): readonly number[] {
  const deviation = radius / 2;
  const heights = Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * deviation ** 2)),
  );
  const sum = heights.reduce((total, height) => total + height, 0);
  return heights.map((height) => height / sum);
}

/** 2 radius + 1 weights and a zero, so that kernels may take them in pairs. */
export function makeWeights(radius: number, isBox: boolean): Int32Array {
  const shares = isBox ? boxShares(radius) : gaussianShares(radius);
  const weights = Int32Array.from([...shares, 0], (share) => Math.round(share * 2 ** weightBits));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  // What rounding left over goes to the middle.
  weights[radius] = (weights[radius] ?? 0) + 2 ** weightBits - sum;
  return weights;
}

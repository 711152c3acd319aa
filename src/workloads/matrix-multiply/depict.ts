// The picture: the product as a heat map, blue below zero, red above.

import { squareToImage } from '../../kit/square-to-image.ts';
import type { Colour, ImagePicture } from '../../contract/picture.ts';

const largestSide = 512;
const low: Colour = [33, 102, 172];
const middle: Colour = [247, 247, 247];
const high: Colour = [178, 24, 43];

/** Colour of a value in [-1, 1]; beyond it the ends. The ends are ColorBrewer's RdBu (Brewer 2003). */
function divergingColour(value: number): Colour {
  const end = value < 0 ? low : high;
  const share = Math.min(1, Math.abs(value));
  return [
    middle[0] + (end[0] - middle[0]) * share,
    middle[1] + (end[1] - middle[1]) * share,
    middle[2] + (end[2] - middle[2]) * share,
  ];
}

/**
 * Elements are sums of n products of independent numbers of variance 1/3, so their standard
 * deviation is sqrt(n) / 3; the scale ends at two of them. Exact zeros (not computed yet) are transparent.
 */
export function depictProduct(n: number, c: Float32Array): ImagePicture {
  const scale = (2 * Math.sqrt(n)) / 3;
  const image = squareToImage(n, largestSide, (cell) => {
    const value = c[cell] ?? 0;
    return value === 0 ? undefined : divergingColour(value / scale);
  });
  return {
    kind: 'image',
    ...image,
    tint: 'rows',
    caption:
      `Elements of the ${n} x ${n} product: ` +
      `blue below zero, red above, full colour at ${scale.toPrecision(3)}`,
  };
}

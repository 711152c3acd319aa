// The picture: a cyclic palette over the logarithm of the count, near black inside the set.

import { squareToImage } from '../../kit/square-to-image.ts';
import type { Colour, ImagePicture } from '../../contract/picture.ts';
import type { MandelbrotArguments } from './stage.ts';

const largestSide = 512;
const inside: Colour = [9, 9, 16];

/** From dark through bright and back, so that the cycle closes without a seam. */
const stops: readonly Colour[] = [
  [12, 16, 46],
  [25, 52, 117],
  [36, 110, 178],
  [74, 175, 205],
  [170, 222, 214],
  [250, 243, 207],
  [249, 199, 104],
  [226, 121, 57],
  [151, 46, 62],
  [66, 18, 62],
];

const paletteLength = 1024;

/** Colours of the cycle per e-fold of the count: a picture of 1,000 steps runs through it about twice. */
const cyclesPerUnit = 0.3;

/** The cycle as a table, blended linearly between its stops. */
function makePalette(): readonly Colour[] {
  return Array.from({ length: paletteLength }, (_, i) => {
    const position = (i / paletteLength) * stops.length;
    const from = stops[Math.floor(position)] ?? inside;
    const to = stops[(Math.floor(position) + 1) % stops.length] ?? inside;
    const share = position - Math.floor(position);
    const blend = (channel: 0 | 1 | 2): number =>
      from[channel] + (to[channel] - from[channel]) * share;
    return [blend(0), blend(1), blend(2)] as const;
  });
}

/** Pixels without a count yet are transparent: a count is at least 1, since z_0 = 0. */
export function depictMandelbrot(p: MandelbrotArguments, counts: Uint32Array): ImagePicture {
  const palette = makePalette();
  const image = squareToImage(p.size, largestSide, (cell) => {
    const count = counts[cell] ?? 0;
    if (count === 0) return undefined;
    if (count >= p.iterations) return inside;
    const turns = Math.log(count) * cyclesPerUnit;
    return palette[Math.floor((turns - Math.floor(turns)) * paletteLength)];
  });
  return {
    kind: 'image',
    ...image,
    tint: 'rows',
    caption:
      `Mandelbrot set at (${p.centreX}, ${p.centreY}), zoom ${p.zoom}: ` +
      `steps until each of ${p.size} x ${p.size} points escapes, at most ${p.iterations}`,
  };
}

// A picture of a square result.

import type { Colour } from '../contract/picture.ts';

/**
 * A picture of a square of `side` x `side` cells, at most `maxSide` pixels wide. Where cells outnumber
 * pixels a pixel is the mean of up to 2 x 2 cells spread over it, so that a large result costs no
 * more than a small one.
 */
export function squareToImage(
  side: number,
  maxSide: number,
  colourOf: (cell: number) => Colour | undefined,
): { width: number; height: number; rgba: Uint8ClampedArray<ArrayBuffer> } {
  const width = Math.min(side, maxSide);
  const samples = side > width ? 2 : 1;
  const cells = Int32Array.from({ length: width * samples }, (_, i) =>
    Math.floor(((i + 0.5) * side) / (width * samples)),
  );
  const rgba = new Uint8ClampedArray(width * width * 4);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      let [red, green, blue, seen] = [0, 0, 0, 0];
      for (let s = 0; s < samples * samples; s++) {
        const row = cells[y * samples + Math.floor(s / samples)] as number;
        const column = cells[x * samples + (s % samples)] as number;
        const colour = colourOf(row * side + column);
        if (colour === undefined) continue;
        red += colour[0];
        green += colour[1];
        blue += colour[2];
        seen += 1;
      }
      if (seen === 0) continue;
      rgba[at] = red / seen;
      rgba[at + 1] = green / seen;
      rgba[at + 2] = blue / seen;
      rgba[at + 3] = 255;
    }
  }
  return { width, height: width, rgba };
}

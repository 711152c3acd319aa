// A result as data that can be looked at; the page draws it, no workload knows the page.

/**
 * An image in RGBA order, row by row from the top. `tint` says whether the stage's items lie evenly
 * over the rows from top to bottom, so that the page may colour rows by the processor that made them.
 */
export interface Picture {
  readonly kind: 'image';
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly tint: 'rows' | 'none';
  /** What the picture shows, for a person who cannot see it and for the caption. */
  readonly caption: string;
}

/** Red, green and blue from 0 to 255; undefined where there is nothing yet (drawn transparent). */
export type Colour = readonly [red: number, green: number, blue: number];

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

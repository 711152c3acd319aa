// The picture: the plate's temperatures, from black over red and yellow to white.

import { squareToImage } from '../../kit/square-to-image.ts';
import type { Colour, ImagePicture } from '../../contract/picture.ts';

const largestSide = 512;

/** The colour of a glowing body, for shares from 0 to 1: red comes first, then green, then blue. */
function glow(share: number): Colour {
  const level = Math.min(1, Math.max(0, share)) * 3;
  const part = (from: number): number => 255 * Math.min(1, Math.max(0, level - from));
  return [part(0), part(1), part(2)];
}

/** `plate`: f32, `size` rows of `size`, in degrees; 100 is white. */
export function depictPlate(size: number, plate: Float32Array): ImagePicture {
  // A little above black, so that cold is not the same as absent.
  const image = squareToImage(size, largestSide, (cell) => glow(0.06 + (plate[cell] ?? 0) / 107));
  const caption = `The plate of ${size} x ${size}: black is 0 degrees, white is 100`;
  return { kind: 'image', ...image, tint: 'rows', caption };
}

// The built-in image, and how images are shown: sky, hills and sun that the seed places, with a fine pattern
// that a blur takes away.

import type { ImagePicture } from '../../contract/picture.ts';
import { makeRandom } from '../../kit/random.ts';

const largestSide = 512;

function toPixel(red: number, green: number, blue: number): number {
  return ((red & 255) | ((green & 255) << 8) | ((blue & 255) << 16) | (255 << 24)) >>> 0;
}

/** `width` x `height` pixels, red in the lowest byte. Whole numbers: the same on every machine. */
export function makeImage(width: number, height: number, seed: number): Uint32Array {
  const pixels = new Uint32Array(width * height);
  const random = makeRandom(seed);
  const [sunX, sunY] = [random() % width, random() % Math.max(1, height >> 1)];
  const sunRadius = Math.max(2, Math.min(width, height) >> 3);
  const [wave, shift] = [5 + (random() % 7), random() % width];
  for (let y = 0; y < height; y++) {
    const level = Math.floor((y * 255) / height);
    for (let x = 0; x < width; x++) {
      // Hills: two triangle waves, one five times as fine.
      const far = (wave * (x + shift)) % (2 * width);
      const near = (5 * wave * (x + 3 * shift)) % (2 * width);
      const ridge = Math.abs(width - far) + (Math.abs(width - near) >> 2);
      const isHill = y * 5 * width > height * (3 * width + ridge);
      const fine = ((x >> 2) + (y >> 2)) % 2 === 0 ? 24 : 0;
      const isSun = (x - sunX) ** 2 + (y - sunY) ** 2 < sunRadius ** 2;
      pixels[y * width + x] = isHill
        ? toPixel(30 + fine, 110 + fine - (level >> 2), 60 + fine)
        : isSun
          ? toPixel(255, 225 - fine, 90)
          : toPixel(90 + (level >> 1), 150 + (level >> 2), 235 - (level >> 3));
    }
  }
  return pixels;
}

/** The image at most 512 pixels a side; a pixel is the mean of up to 2 x 2 spread over it, by what is seen of each. */
export function depictImage(
  pixels: Uint32Array,
  width: number,
  height: number,
  caption: string,
  tint: ImagePicture['tint'],
): ImagePicture {
  const scale = Math.max(1, width / largestSide, height / largestSide);
  const [columns, rows] = [
    Math.max(1, Math.round(width / scale)),
    Math.max(1, Math.round(height / scale)),
  ];
  const samples = scale > 1 ? 2 : 1;
  const rgba = new Uint8ClampedArray(columns * rows * 4);
  const place = (i: number, s: number, count: number, of: number): number =>
    Math.min(of - 1, Math.floor(((i + (s + 0.5) / samples) * of) / count));
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let [red, green, blue, seen] = [0, 0, 0, 0];
      for (let s = 0; s < samples * samples; s++) {
        const row = place(y, Math.floor(s / samples), rows, height);
        const pixel = pixels[row * width + place(x, s % samples, columns, width)] ?? 0;
        const alpha = pixel >>> 24;
        red += alpha * (pixel & 255);
        green += alpha * ((pixel >>> 8) & 255);
        blue += alpha * ((pixel >>> 16) & 255);
        seen += alpha;
      }
      const colour = [red, green, blue].map((sum) => (seen > 0 ? sum / seen : 0));
      rgba.set([...colour, seen / samples ** 2], (y * columns + x) * 4);
    }
  }
  return { kind: 'image', width: columns, height: rows, rgba, tint, caption };
}

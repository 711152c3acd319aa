// The picture: the first points of the stream in the unit square, those that hit set apart.

import type { Colour, ImagePicture } from '../../contract/picture.ts';
import { pcg3d } from '../../kit/random.ts';

const side = 512;
const pointsDrawn = 20_000;
const background: Colour = [16, 18, 28];
const arc: Colour = [235, 235, 240];
const hit: Colour = [88, 196, 255];
const miss: Colour = [240, 120, 84];

/** The origin is at the bottom left; the line is the quarter circle. */
export function depictPoints(points: number, hits: number, seed: number): ImagePicture {
  const rgba = new Uint8ClampedArray(side * side * 4);
  const paint = (x: number, y: number, colour: Colour): void => {
    rgba.set([...colour, 255], ((side - 1 - y) * side + x) * 4);
  };
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) paint(x, y, background);
  const words = new Uint32Array(2);
  for (let index = 0; index < Math.min(points, pointsDrawn); index++) {
    pcg3d(index, 0, seed, words);
    const x = ((words[0] as number) >>> 17) | 1;
    const y = ((words[1] as number) >>> 17) | 1;
    const isHit = x * x + y * y < 2 ** 30;
    paint((x * side) >>> 15, (y * side) >>> 15, isHit ? hit : miss);
  }
  for (let step = 0; step < side * 4; step++) {
    const angle = ((step + 0.5) / (side * 4)) * (Math.PI / 2);
    paint(Math.floor(Math.cos(angle) * side), Math.floor(Math.sin(angle) * side), arc);
  }
  return {
    kind: 'image',
    width: side,
    height: side,
    rgba,
    tint: 'none',
    caption:
      `The first ${Math.min(points, pointsDrawn)} of ${points} points; ` +
      `${hits} of all fell inside the quarter circle`,
  };
}

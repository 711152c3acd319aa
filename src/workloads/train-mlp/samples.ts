// What there is to learn: digits drawn in 8 x 8 pixels, moved and disturbed, or two spirals that wind into each other.

import { makeRandom, pcg3d } from '../../kit/random.ts';
import { parameterCount } from './stage.ts';
import type { NetworkShape } from './stage.ts';

export interface SampleSet {
  readonly samples: Float32Array;
  readonly labels: Uint32Array;
}

/** Rows of five pixels, seven to a digit, as in many a character display. */
const glyphs = [
  '01110 10001 10011 10101 11001 10001 01110',
  '00100 01100 00100 00100 00100 00100 01110',
  '01110 10001 00001 00110 01000 10000 11111',
  '11111 00010 00100 00010 00001 10001 01110',
  '00010 00110 01010 10010 11111 00010 00010',
  '11111 10000 11110 00001 00001 10001 01110',
  '00110 01000 10000 11110 10001 10001 01110',
  '11111 00001 00010 00100 01000 01000 01000',
  '01110 10001 10001 01110 10001 10001 01110',
  '01110 10001 10001 01111 00001 00010 01100',
].map((glyph) => glyph.replaceAll(' ', ''));

const side = 8;
export const digitInputs = side * side;
export const spiralInputs = 4;

/** A digit somewhere in the square; one pixel in eight is disturbed. */
function drawDigit(to: Float32Array, at: number, digit: number, index: number, seed: number): void {
  const words = new Uint32Array(2);
  pcg3d(index, 0, seed, words);
  const [right, down] = [(words[0] as number) % 4, (words[0] as number) % 8 < 4 ? 0 : 1];
  const glyph = glyphs[digit] ?? '';
  for (let pixel = 0; pixel < digitInputs; pixel++) {
    pcg3d(index, 1 + pixel, seed, words);
    const [x, y] = [(pixel % side) - right, Math.floor(pixel / side) - down];
    const isOn = x >= 0 && x < 5 && y >= 0 && y < 7 && glyph[y * 5 + x] === '1';
    const disturbed = (words[0] as number) % 8 === 0;
    const noise = (words[1] as number) / 2 ** 32;
    to[at + pixel] = disturbed ? noise : isOn ? 1 : 0;
  }
}

/** A point of spiral 0 or 1, one and a half turns long; the third and fourth input are its squares. */
function drawSpiral(
  to: Float32Array,
  at: number,
  spiral: number,
  index: number,
  seed: number,
): void {
  const words = new Uint32Array(2);
  pcg3d(index, 0, seed, words);
  const along = Math.sqrt((words[0] as number) / 2 ** 32);
  const wobble = ((words[1] as number) / 2 ** 32 - 0.5) * 0.1;
  const angle = 3 * Math.PI * along + Math.PI * spiral;
  const [x, y] = [(along + wobble) * Math.cos(angle), (along + wobble) * Math.sin(angle)];
  to.set([2 * x, 2 * y, 2 * x * x, 2 * y * y], at);
}

/** `count` samples, classes in turn; `inputs` says which kind. */
export function makeSamples(
  count: number,
  { inputs, classes }: NetworkShape,
  seed: number,
): SampleSet {
  const samples = new Float32Array(count * inputs);
  const draw = inputs === digitInputs ? drawDigit : drawSpiral;
  for (let i = 0; i < count; i++) draw(samples, i * inputs, i % classes, i, seed);
  return { samples, labels: Uint32Array.from({ length: count }, (_, i) => i % classes) };
}

/** Uniform weights as wide as Glorot and Bengio (2010) say, biases of 0. */
export function makeWeights(shape: NetworkShape, length: number, seed: number): Float32Array {
  const { inputs, hidden, outputs } = shape;
  const weights = new Float32Array(length);
  const random = makeRandom(seed);
  const fill = (from: number, count: number, width: number): void => {
    for (let i = from; i < from + count; i++) weights[i] = (random() / 2 ** 31 - 1) * width;
  };
  fill(0, inputs * hidden, Math.sqrt(6 / (inputs + hidden)));
  fill((inputs + 1) * hidden, hidden * outputs, Math.sqrt(6 / (hidden + outputs)));
  return weights.fill(0, parameterCount(shape));
}

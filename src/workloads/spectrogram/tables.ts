// What every frame needs: the window, the turns of the Fourier transform, and the bands of the mel scale.

import { bandCount, placeLength } from './stage.ts';

/** The least half of a radix-2 pass: below it four neighbours are transformed at once. */
export const leastHalf = 4;

/** The periodic window of von Hann, whose square has the mean 3/8. */
export function makeHann(size: number): Float32Array {
  return Float32Array.from(
    { length: size },
    (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size),
  );
}

/** Where the last turns begin, those of the real transform. */
export function lastTurns(size: number): number {
  return size - 2 * leastHalf;
}

/** Vectors may read so many numbers beyond the last turn. */
const overlap = 4;

export function twiddlesLength(size: number): number {
  return lastTurns(size) + size + overlap;
}

/**
 * For `size` / 2 = m complex numbers: for each pass of half h = m / 2, m / 4, ... 4 the cosines and then the sines of
 * pi j / h, j < h; at last the cosines and the sines of pi k / m, k < m, by which a transform of half the length
 * becomes that of real numbers.
 */
export function makeTwiddles(size: number): Float32Array {
  const m = size / 2;
  const turns: number[] = [];
  const add = (count: number, length: number): void => {
    for (const turn of [Math.cos, Math.sin]) {
      for (let j = 0; j < count; j++) turns.push(turn((Math.PI * j) / length));
    }
  };
  for (let half = m / 2; half >= leastHalf; half /= 2) add(half, half);
  add(m, m);
  const twiddles = new Float32Array(twiddlesLength(size));
  twiddles.set(turns);
  return twiddles;
}

/** Where the transform leaves number k: at k with its bits in reverse. */
export function makeOrder(size: number): Uint32Array {
  const m = size / 2;
  const bits = Math.log2(m);
  return Uint32Array.from({ length: m }, (_, k) => {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit++) if (k & (1 << bit)) reversed |= 1 << (bits - 1 - bit);
    return reversed;
  });
}

/** O'Shaughnessy's scale of pitch (Speech Communication, 1987). */
function toMel(hertz: number): number {
  return 2595 * Math.log10(1 + hertz / 700);
}

function toHertz(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}

/** Triangles over the bins, equally wide in mel from 0 to half of `rate`. */
export interface Bands {
  readonly weights: Float32Array;
  readonly places: Uint32Array;
  /** Middle of each band in Hz. */
  readonly middles: readonly number[];
}

/**
 * A band's weights are 1 in its middle and fall to 0 at its neighbours' middles; all are divided by 3/8 of `size`
 * squared, so that a sound of the largest energy has the level 1 at most.
 */
export function makeBands(size: number, rate: number): Bands {
  const step = toMel(rate / 2) / (bandCount + 1);
  const edges = Array.from({ length: bandCount + 2 }, (_, i) => toHertz(i * step));
  const weights: number[] = [];
  const places = new Uint32Array(bandCount * placeLength);
  const scale = 1 / (0.375 * size * size);
  for (let band = 0; band < bandCount; band++) {
    const [low = 0, middle = 0, high = 0] = edges.slice(band, band + 3);
    const first = Math.floor((low * size) / rate) + 1;
    const end = Math.min(size / 2 + 1, Math.ceil((high * size) / rate));
    places.set([first, Math.max(0, end - first), weights.length], band * placeLength);
    for (let bin = first; bin < end; bin++) {
      const hertz = (bin * rate) / size;
      const rise =
        hertz < middle ? (hertz - low) / (middle - low) : (high - hertz) / (high - middle);
      weights.push(rise * scale);
    }
  }
  return { weights: Float32Array.from(weights), places, middles: edges.slice(1, -1) };
}

// The JavaScript kernel: a real Fourier transform by a complex one of half the length (radix 2, from large steps to
// small), in double precision.

import type { KernelEntries } from '../../contract/kernel.ts';
import { bandCount, blockFrames, placeLength } from './stage.ts';
import { lastTurns, leastHalf } from './tables.ts';
import type { FrameArguments, FrameWindows } from './stage.ts';

/** Transforms `real` + i `imaginary` in place; number k ends where `makeOrder` says. */
export function transform(
  real: Float64Array,
  imaginary: Float64Array,
  twiddles: ArrayLike<number>,
): void {
  const m = real.length;
  let table = 0;
  for (let half = m / 2; half >= 1; half /= 2) {
    for (let group = 0; group < m; group += 2 * half) {
      for (let j = 0; j < half; j++) {
        const a = group + j;
        const b = a + half;
        const ra = real[a] as number;
        const ia = imaginary[a] as number;
        const rb = real[b] as number;
        const ib = imaginary[b] as number;
        real[a] = ra + rb;
        imaginary[a] = ia + ib;
        const dr = ra - rb;
        const di = ia - ib;
        // Of the last two passes the turns are 1 and -i.
        const cos = half >= leastHalf ? (twiddles[table + j] as number) : 1 - j;
        const sin = half >= leastHalf ? (twiddles[table + half + j] as number) : j;
        real[b] = dr * cos + di * sin;
        imaginary[b] = di * cos - dr * sin;
      }
    }
    if (half >= leastHalf) table += 2 * half;
  }
}

/** Square magnitudes of bins 0 to m from the transform of m complex numbers; `turns` begins with its cosines. */
export function toPowers(
  real: Float64Array,
  imaginary: Float64Array,
  order: ArrayLike<number>,
  turns: ArrayLike<number>,
  powers: Float64Array,
): void {
  const m = real.length;
  const r0 = real[0] as number;
  const i0 = imaginary[0] as number;
  powers[0] = (r0 + i0) ** 2;
  powers[m] = (r0 - i0) ** 2;
  for (let k = 1; k < m; k++) {
    const here = order[k] as number;
    const there = order[m - k] as number;
    const a = real[here] as number;
    const b = imaginary[here] as number;
    const c = real[there] as number;
    const d = imaginary[there] as number;
    const cos = turns[k] as number;
    const sin = turns[m + k] as number;
    const oddReal = b + d;
    const oddImaginary = c - a;
    const re = a + c + cos * oddReal + sin * oddImaginary;
    const im = b - d + cos * oddImaginary - sin * oddReal;
    powers[k] = 0.25 * (re * re + im * im);
  }
}

export const kernelEntries: KernelEntries = {
  frames(windows, range, args) {
    const { sound, hann, twiddles, order, weights, places, levels } =
      windows as unknown as FrameWindows;
    const { frames, size, hop } = args as FrameArguments;
    const m = size / 2;
    const [real, imaginary] = [new Float64Array(m), new Float64Array(m)];
    const powers = new Float64Array(m + 1);
    const turns = twiddles.view.subarray(lastTurns(size));
    const last = Math.min(frames, range.end * blockFrames);
    levels.view.fill(
      0,
      (range.start - levels.first) * blockFrames * bandCount,
      (range.end - levels.first) * blockFrames * bandCount,
    );
    for (let frame = range.start * blockFrames; frame < last; frame++) {
      const at = frame * hop - sound.first * blockFrames * hop;
      for (let k = 0; k < m; k++) {
        real[k] = (sound.view[at + 2 * k] as number) * (hann.view[2 * k] as number);
        imaginary[k] = (sound.view[at + 2 * k + 1] as number) * (hann.view[2 * k + 1] as number);
      }
      transform(real, imaginary, twiddles.view);
      toPowers(real, imaginary, order.view, turns, powers);
      const to = (frame - levels.first * blockFrames) * bandCount;
      for (let band = 0; band < bandCount; band++) {
        const place = band * placeLength;
        const first = places.view[place] as number;
        const count = places.view[place + 1] as number;
        const weight = places.view[place + 2] as number;
        let sum = 0;
        for (let i = 0; i < count; i++) {
          sum += (weights.view[weight + i] as number) * (powers[first + i] as number);
        }
        levels.view[to + band] = sum;
      }
    }
  },
};

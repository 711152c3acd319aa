// The transform of signals whose transform is known in closed form, Parseval's law, and the bands.

import { describe, expect, test } from 'vitest';
import { toPowers, transform } from './kernel.ts';
import { bandCount, placeLength } from './stage.ts';
import { lastTurns, makeBands, makeHann, makeOrder, makeTwiddles } from './tables.ts';

/** Square magnitudes of the bins of real samples. */
function powersOf(samples: readonly number[]): Float64Array {
  const size = samples.length;
  const m = size / 2;
  const real = Float64Array.from({ length: m }, (_, k) => samples[2 * k] ?? 0);
  const imaginary = Float64Array.from({ length: m }, (_, k) => samples[2 * k + 1] ?? 0);
  const twiddles = makeTwiddles(size);
  transform(real, imaginary, twiddles);
  const powers = new Float64Array(m + 1);
  toPowers(real, imaginary, makeOrder(size), twiddles.subarray(lastTurns(size)), powers);
  return powers;
}

function signal(size: number, value: (i: number) => number): readonly number[] {
  return Array.from({ length: size }, (_, i) => value(i));
}

describe.each([256, 512, 2_048])('a transform of %d samples', (size) => {
  test('of an impulse is 1 everywhere', () => {
    for (const at of [0, 1, 77]) {
      for (const power of powersOf(signal(size, (i) => (i === at ? 1 : 0)))) {
        expect(power).toBeCloseTo(1, 5);
      }
    }
  });

  test('of a constant is all in bin 0, of alternating signs in the last', () => {
    const [constant, alternating] = [signal(size, () => 1), signal(size, (i) => (-1) ** i)].map(
      powersOf,
    );
    expect(constant?.[0]).toBeCloseTo(size ** 2, 1);
    expect(alternating?.[size / 2]).toBeCloseTo(size ** 2, 1);
    expect(Math.max(...(constant ?? []).slice(1))).toBeLessThan(1e-6);
    expect(Math.max(...(alternating ?? []).slice(0, size / 2))).toBeLessThan(1e-6);
  });

  test.each([1, 5, 100])(
    'of a wave of %d turns is its amplitude in that bin, whatever its phase',
    (turns) => {
      for (const phase of [0, 1]) {
        const powers = powersOf(
          signal(size, (i) => 3 * Math.cos((2 * Math.PI * turns * i) / size + phase)),
        );
        for (const [bin, power] of powers.entries()) {
          const expected = bin === turns ? (1.5 * size) ** 2 : 0;
          expect(Math.abs(power - expected) / size ** 2).toBeLessThan(1e-5);
        }
      }
    },
  );

  test("keeps the energy (Parseval's law)", () => {
    const samples = signal(size, (i) => Math.sin(i * i * 0.37) + 0.2 * Math.cos(i * 1.7));
    const energy = samples.reduce((sum, value) => sum + value ** 2, 0);
    const powers = powersOf(samples);
    const ends = (powers[0] ?? 0) + (powers[size / 2] ?? 0);
    const total = (2 * powers.reduce((sum, power) => sum + power, 0) - ends) / size;
    expect(total / energy).toBeCloseTo(1, 5);
  });
});

test('the square of the window has the mean 3/8, and windows moved by half add up to 1', () => {
  const hann = makeHann(512);
  expect(hann.reduce((sum, weight) => sum + weight ** 2, 0) / 512).toBeCloseTo(3 / 8, 6);
  for (let i = 0; i < 256; i++) expect((hann[i] ?? 0) + (hann[i + 256] ?? 0)).toBeCloseTo(1, 6);
});

test('the bands of a bin add up to its energy, but for the ends of the scale', () => {
  const size = 2_048;
  const { weights, places, middles } = makeBands(size, 16_000);
  const sums = new Float64Array(size / 2 + 1);
  for (let band = 0; band < bandCount; band++) {
    const [first = 0, count = 0, weight = 0] = places.subarray(band * placeLength);
    for (let i = 0; i < count; i++)
      sums[first + i] = (sums[first + i] ?? 0) + (weights[weight + i] ?? 0);
  }
  for (let bin = 0; bin <= size / 2; bin++) {
    const hertz = (bin * 16_000) / size;
    if (hertz < (middles[0] ?? 0) || hertz > (middles.at(-1) ?? 0)) continue;
    expect((sums[bin] ?? 0) * 0.375 * size * size).toBeCloseTo(1, 4);
  }
});

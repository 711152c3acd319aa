// Another rate: tones that both rates hold come back as they were, and nothing else comes back. Right values are those
// of scipy (resampled.json) and of the closed form of a tone.

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeResampler, resampledLength } from './resample.ts';

interface Case {
  readonly rate: number;
  readonly held: readonly number[];
  readonly beyond: readonly number[];
  readonly from: number;
  readonly samples: readonly number[];
}

const text = readFileSync(new URL('./resampled.json', import.meta.url), 'utf8');
const { cases } = JSON.parse(text) as { cases: readonly Case[] };

/** At 16,000 a second, pushed in pieces of the given length. */
function resample(samples: Float64Array, rate: number, piece = 1_000): Float32Array {
  const into = new Float32Array(resampledLength(samples.length, rate, 16_000));
  const { push, end } = makeResampler(rate, 16_000, into);
  for (let at = 0; at < samples.length; at += piece) push(samples.subarray(at, at + piece));
  end();
  return into;
}

function makeTone(rate: number, hertz: number, seconds: number): Float64Array {
  return Float64Array.from({ length: Math.floor(rate * seconds) }, (_, i) =>
    Math.sin((2 * Math.PI * hertz * i) / rate),
  );
}

/** The loudest sample of the middle half, where neither end is heard, in dB of full scale. */
function middleDb(samples: Float32Array): number {
  const middle = samples.subarray(samples.length / 4, (3 * samples.length) / 4);
  return 20 * Math.log10(middle.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1e-20));
}

test.each(cases)('tones at $rate a second are what scipy makes of them', (one) => {
  const tones = [...one.held, ...one.beyond].map((hertz, k) => ({ hertz, phase: k }));
  const samples = Float64Array.from({ length: Math.floor(one.rate * 0.4) }, (_, i) =>
    tones.reduce(
      (sum, { hertz, phase }) => sum + 0.2 * Math.sin((2 * Math.PI * hertz * i) / one.rate + phase),
      0,
    ),
  );
  const resampled = resample(samples, one.rate);
  for (const [i, wanted] of one.samples.entries()) {
    // Four tones, each to -80 dB.
    expect(Math.abs((resampled[one.from + i] ?? 9) - wanted)).toBeLessThan(4 * 0.2 * 1e-4 + 1e-6);
  }
});

describe.each([4_000, 8_000, 11_025, 12_345, 16_001, 22_050, 44_100, 48_000, 96_000, 192_000])(
  'at %d a second',
  (rate) => {
    const lower = Math.min(rate, 16_000) / 2;

    test.each([0.1, 0.5, 0.9])('a tone at %f of what both hold keeps level and phase', (share) => {
      const hertz = share * lower;
      const resampled = resample(makeTone(rate, hertz, 0.5), rate);
      for (let i = 2_000; i < 6_000; i++) {
        const wanted = Math.sin((2 * Math.PI * hertz * i) / 16_000);
        expect(Math.abs((resampled[i] ?? 9) - wanted)).toBeLessThan(2e-4);
      }
    });

    test('a constant stays, and its end is silence', () => {
      const resampled = resample(new Float64Array(rate / 2).fill(0.25), rate);
      expect(resampled).toHaveLength(Math.ceil((Math.floor(rate / 2) * 16_000) / rate));
      for (const sample of resampled.subarray(1_000, 7_000)) expect(sample).toBeCloseTo(0.25, 6);
    });
  },
);

describe.each([16_001, 22_050, 44_100, 48_000, 96_000, 192_000])('at %d a second', (rate) => {
  const shares = [1.001, 1.1, 1.375, 1.875, 1.99].filter((share) => share * 16_000 < rate);

  test.each([...shares, 1])('a tone at %f of half of the new rate is not heard', (share) => {
    expect(middleDb(resample(makeTone(rate, share * 8_000, 0.5), rate))).toBeLessThan(-78);
  });
});

test('how the samples come in pieces is not heard', () => {
  const samples = makeTone(44_100, 1_234, 0.3);
  const once = resample(samples, 44_100, samples.length);
  for (const piece of [1, 7, 4_096, 20_000]) expect(resample(samples, 44_100, piece)).toEqual(once);
});

test('the same rate changes nothing', () => {
  const samples = makeTone(16_000, 7_900, 0.1);
  expect(resample(samples, 16_000)).toEqual(Float32Array.from(samples));
});

test('a rate with more phases than are kept is as exact', () => {
  const resampled = resample(makeTone(191_999, 1_000, 0.3), 191_999);
  for (let i = 1_000; i < 4_000; i++) {
    expect(Math.abs((resampled[i] ?? 9) - Math.sin((2 * Math.PI * i) / 16))).toBeLessThan(2e-4);
  }
});

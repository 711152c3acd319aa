// A recording that is written is read as it was.

import { expect, test } from 'vitest';
import { readWave } from '../../workloads/spectrogram/read-file.ts';
import { encodeWave } from './encode-wave.ts';

test('samples come back to 16 bits, cut where they are too loud', () => {
  const samples = Float32Array.from({ length: 999 }, (_, i) => Math.sin(i / 7));
  const read = readWave(encodeWave(samples, 16_000));
  if (!('samples' in read)) throw new Error(read.key);
  expect(read).toMatchObject({ rate: 16_000, channels: 1 });
  expect(read.samples).toHaveLength(999);
  for (const [i, sample] of samples.entries()) {
    expect(Math.abs((read.samples[i] ?? 9) - sample)).toBeLessThan(2 ** -14);
  }
  const loud = readWave(encodeWave(Float32Array.of(3, -3), 8_000));
  expect('samples' in loud && [...loud.samples]).toEqual([0x7fff / 2 ** 15, -1]);
});

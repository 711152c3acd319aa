// A recording that is written is read as it was.

import { expect, test } from 'vitest';
import { readSound } from '../../workloads/spectrogram/read-file.ts';
import { encodeWave } from './encode-wave.ts';

async function readBack(samples: Float32Array): Promise<Float32Array> {
  const file = new Blob([encodeWave(samples, 16_000)]);
  const parameters = { seconds: 1, sound: 0, frame: 0, hop: 160 };
  const content = await readSound(file, parameters, () => Promise.resolve());
  if (!content.ok) throw new Error(content.message.key);
  expect(content.parameters.seconds).toBe(samples.length / 16_000);
  return content.input['sound'] as Float32Array;
}

test('samples come back to 16 bits, cut where they are too loud', async () => {
  const samples = Float32Array.from({ length: 999 }, (_, i) => Math.sin(i / 7));
  const read = await readBack(samples);
  for (const [i, sample] of samples.entries()) {
    expect(Math.abs((read[i] ?? 9) - sample)).toBeLessThan(2 ** -14);
  }
  const loud = await readBack(new Float32Array(256).fill(3).fill(-3, 128));
  expect([loud[0], loud[255]]).toEqual([0x7fff / 2 ** 15, -1]);
});

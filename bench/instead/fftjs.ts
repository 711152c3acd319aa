// fft.js on the frames of the spectrogram: only its transforms are timed, the rest of the job is not.

import FFT from 'fft.js';
import { argumentsOf } from '../../src/workloads/spectrogram/parameters.ts';
import { bandCount, placeLength } from '../../src/workloads/spectrogram/stage.ts';
import { spectrogram } from '../../src/workloads/spectrogram/workload.ts';
import { defaultsOf } from '../entrants/lab-entrant.ts';
import type { Arrays, View } from '../../src/contract/array.ts';
import type { Visitor } from '../entrants/contests.ts';

/** Frames between two readings of the clock: some hundred microseconds. */
const batchFrames = 64;

/** Mel bands of a spectrum of interleaved complex numbers. */
function toBands(spectrum: readonly number[], tables: Arrays, levels: Float32Array): void {
  const { places, weights } = tables;
  for (let band = 0; band < bandCount; band++) {
    const [first = 0, count = 0, weight = 0] = (places as View).subarray(band * placeLength);
    let sum = 0;
    for (let i = 0; i < count; i++) {
      const bin = 2 * (first + i);
      const power = (spectrum[bin] as number) ** 2 + (spectrum[bin + 1] as number) ** 2;
      sum += ((weights as View)[weight + i] as number) * power;
    }
    levels[band] = sum;
  }
}

/** Every visit makes the whole spectrogram, which is checked. */
export function openFftjs(parameters: Readonly<Record<string, number>>, expected: Arrays): Visitor {
  const p = { ...defaultsOf(spectrogram), ...parameters } as Parameters<
    typeof spectrogram.input
  >[0];
  const { frames, size, hop } = argumentsOf(p);
  const tables = spectrogram.input(p, 1);
  const [sound, hann] = [tables['sound'] as Float32Array, tables['hann'] as Float32Array];
  const fft = new FFT(size);
  const windowed = Array.from({ length: batchFrames }, () => Array.from({ length: size }, () => 0));
  const spectra = windowed.map(() => fft.createComplexArray() as number[]);
  return () => {
    const levels = new Float32Array((expected['levels'] as View).length);
    let wallMs = 0;
    for (let from = 0; from < frames; from += batchFrames) {
      const count = Math.min(batchFrames, frames - from);
      for (let i = 0; i < count; i++) {
        const frame = windowed[i] as number[];
        const at = (from + i) * hop;
        for (let k = 0; k < size; k++) frame[k] = (sound[at + k] as number) * (hann[k] as number);
      }
      const startMs = performance.now();
      for (let i = 0; i < count; i++) fft.realTransform(spectra[i], windowed[i]);
      wallMs += performance.now() - startMs;
      for (let i = 0; i < count; i++) {
        const to = levels.subarray((from + i) * bandCount);
        toBands(spectra[i] as number[], tables, to);
      }
    }
    const { ok } = spectrogram.check(p, { levels }, expected, 'js');
    return Promise.resolve({ wallMs, readMs: 0, computeMs: 0, ok });
  };
}

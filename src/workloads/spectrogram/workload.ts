// Spectrogram: thousands of short Fourier transforms, each for itself, as speech recognition begins.

import type { Arrays } from '../../contract/array.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Workload } from '../../contract/workload.ts';
import { depictLevels, toDecibels } from './depict.ts';
import { argumentsOf, samplesOf, soundParameters } from './parameters.ts';
import type { SoundParameter } from './parameters.ts';
import { makeSound, sampleRate } from './sounds.ts';
import { bandCount, blockFrames, blocksOf, framesStage, placeLength, workLength } from './stage.ts';
import { makeBands, makeHann, makeOrder, makeTwiddles, twiddlesLength } from './tables.ts';

/** Levels below this are silence (-120 dB), and differences there mean nothing. */
const silence = 1e-12;

/** The largest energy of a frame, of all bands together. */
function largestEnergy(levels: Float32Array): number {
  let largest = silence;
  for (let frame = 0; frame < levels.length; frame += bandCount) {
    const energy = levels.subarray(frame, frame + bandCount).reduce((sum, level) => sum + level, 0);
    largest = Math.max(largest, energy);
  }
  return largest;
}

/**
 * How much a level may differ where it was computed in single precision, as a share of the largest energy of a frame.
 * A transform of n numbers has a relative error of log2(n) (u + ...) for which 6 u log2(n) is ample (Higham, "Accuracy
 * and Stability of Numerical Algorithms", 2nd edition, section 24.1); squares double it, and sums over bins add as much.
 */
function levelTolerance(size: number): number {
  return 24 * Math.log2(size) * 2 ** -24;
}

export const spectrogram: Workload<SoundParameter> = {
  id: 'spectrogram',
  title: 'Spectrogram',
  area: 'speech',
  tagline: 'Many short transforms, none needs another',
  unit: 'audio frame',
  params: soundParameters,
  mainParameter: 'seconds',
  file: {
    title: 'Recording',
    accept: '.wav,audio/wav',
    microphone: true,
    maxBytes: 2 ** 29,
    decides: ['seconds'],
    leavesOut: ['sound'],
    load: async () => (await import('./read-file.ts')).readSound,
  },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
  },
  outputs: ['levels'],

  checkParameters(p) {
    const { frames, size: frameSize } = argumentsOf(p);
    if (frames > 0) return undefined;
    const values = { found: p.seconds, min: frameSize / sampleRate, frameSize };
    return { parameter: 'seconds', message: { key: 'sound.too-short', values } };
  },
  arrays(p) {
    const { frames, size, hop } = argumentsOf(p);
    const blocks = blocksOf(frames);
    return {
      sound: { type: 'f32', length: blocks * blockFrames * hop + size },
      hann: { type: 'f32', length: size },
      twiddles: { type: 'f32', length: twiddlesLength(size) },
      order: { type: 'u32', length: size / 2 },
      weights: { type: 'f32', length: makeBands(size, sampleRate).weights.length },
      places: { type: 'u32', length: bandCount * placeLength },
      work: { type: 'f32', length: blocks * workLength(size) },
      levels: { type: 'f32', length: blocks * blockFrames * bandCount },
    };
  },
  input(p, seed) {
    const { frames, size, hop } = argumentsOf(p);
    const length = blocksOf(frames) * blockFrames * hop + size;
    const { weights, places } = makeBands(size, sampleRate);
    return {
      sound: makeSound(p.sound, length, Math.min(length, samplesOf(p)), seed),
      hann: makeHann(size),
      twiddles: makeTwiddles(size),
      order: makeOrder(size),
      weights,
      places,
    };
  },

  async *program(p) {
    yield framesStage(argumentsOf(p));
  },
  mainStage: (p) => framesStage(argumentsOf(p)),
  defaultGrain: (p) => Math.max(1, Math.round(blocksOf(argumentsOf(p).frames) / 128)),

  work: (p) => argumentsOf(p).frames,
  guessMs(p, kernel) {
    const { frames, size } = argumentsOf(p);
    return (frames * size * Math.log2(size) * (kernel === 'js' ? 1 : 0.25)) / 1e6;
  },

  summary(p, output) {
    const { frames } = argumentsOf(p);
    const means = new Float64Array(bandCount);
    let loudest = 0;
    for (let i = 0; i < frames * bandCount; i++) {
      const level = levelsOf(output)[i] as number;
      means[i % bandCount] = (means[i % bandCount] as number) + level / frames;
      if (level > loudest) loudest = level;
    }
    const loudestBand = means.indexOf(Math.max(...means));
    const mean = means.reduce((sum, level) => sum + level, 0);
    return { frames, loudestBand, peakDb: toDecibels(loudest), meanDb: toDecibels(mean) };
  },
  check(p, output, expected) {
    const tolerance = levelTolerance(argumentsOf(p).size) * largestEnergy(levelsOf(expected));
    const comparison = { rule: 'absolute', tolerance } as const;
    return compareArrays('levels', levelsOf(output), levelsOf(expected), comparison);
  },
  depict: (p, output) => [depictLevels(p, levelsOf(output))],
};

function levelsOf(output: Arrays): Float32Array {
  return output['levels'] as Float32Array;
}

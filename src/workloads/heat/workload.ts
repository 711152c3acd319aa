// Heat equation: a stencil whose rows need their neighbours' after every step.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import { makeRandom } from '../../kit/random.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Comparison } from '../../contract/verdict.ts';
import type { Workload } from '../../contract/workload.ts';
import { depictPlate } from './depict.ts';
import { heatStage } from './stage.ts';

type Name = 'size' | 'steps';

/** Time of one cell and step on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const cellNs: Readonly<Record<KernelId, number>> = { js: 1.3, wasm: 0.25, wgsl: 0.05 };

const hotSpots = 5;
/** Degrees of the upper rim and of the spots. */
const hot = 100;

/** A plate at 0 degrees with a hot upper rim and hot discs, where the seed puts them. */
function makePlate(size: number, seed: number): Float32Array {
  const plate = new Float32Array(size * size);
  const random = makeRandom(seed);
  for (let spot = 0; spot < hotSpots; spot++) {
    const [x, y] = [random() % size, random() % size];
    const radius =
      Math.max(1, Math.floor(size / 16)) + (random() % Math.max(1, Math.floor(size / 12)));
    for (let row = Math.max(1, y - radius); row <= Math.min(size - 2, y + radius); row++) {
      for (
        let column = Math.max(1, x - radius);
        column <= Math.min(size - 2, x + radius);
        column++
      ) {
        if ((column - x) ** 2 + (row - y) ** 2 <= radius ** 2) plate[row * size + column] = hot;
      }
    }
  }
  return plate.fill(hot, 0, size);
}

export const heat: Workload<Name> = {
  id: 'heat',
  title: 'Heat equation',
  area: 'classics',
  tagline: 'A stencil: neighbours meet after every step',
  unit: 'cell',
  params: {
    size: {
      label: 'Plate',
      unit: 'cells a side',
      default: 1_024,
      min: 4,
      max: 8_192,
      integer: true,
      scale: 'log2',
      hint: 'Work grows with its square, what neighbours exchange with its side.',
    },
    steps: {
      label: 'Steps',
      unit: 'steps',
      default: 200,
      min: 1,
      max: 10_000,
      integer: true,
      scale: 'log10',
      hint: 'A barrier each: the smaller the plate, the more of the time they take.',
    },
  },
  mainParameter: 'size',
  suggests: { schedule: 'static' },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['plate'],

  checkParameters: () => undefined,
  arrays: ({ size }) => ({
    start: { type: 'f32', length: size * size },
    plate: { type: 'f32', length: size * size },
    other: { type: 'f32', length: size * size },
  }),
  input: ({ size }, seed) => ({ start: makePlate(size, seed) }),

  async *program({ size, steps }) {
    for (let step = 0; step < steps; step++) yield heatStage(size, step, steps);
  },
  mainStage: ({ size, steps }) => heatStage(size, 0, steps),
  defaultGrain: ({ size }) => Math.max(1, Math.ceil(size / 16)),

  work: ({ size, steps }) => size * size * steps,
  guessMs: ({ size, steps }, kernel) => (size * size * steps * cellNs[kernel]) / 1e6,

  summary({ size }, output) {
    const plate = plateOf(output);
    let sum = 0;
    for (const cell of plate) sum += cell;
    return { mean: sum / (size * size), centre: plate[(size >> 1) * size + (size >> 1)] ?? 0 };
  },
  check({ steps }, output, expected, kernel) {
    // Sums in the same order, each rounded once, nothing to fuse: the same bits, but that a GPU may take
    // subnormal numbers for 0 (WGSL 15.7.2), once a step.
    const tolerance = steps * 2 ** -126;
    const comparison: Comparison =
      kernel === 'wgsl' ? { rule: 'absolute', tolerance } : { rule: 'exact' };
    return compareArrays('plate', plateOf(output), plateOf(expected), comparison);
  },
  depict: ({ size }, output) => [depictPlate(size, plateOf(output))],
};

function plateOf(output: Arrays): Float32Array {
  return output['plate'] as Float32Array;
}

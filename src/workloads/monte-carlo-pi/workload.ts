// Monte Carlo pi: independent points and one number to combine, a reduction.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Workload } from '../../contract/workload.ts';
import { depictPoints } from './depict.ts';
import { pointsStage } from './stage.ts';

/** Time of one point on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const pointNs: Readonly<Record<KernelId, number>> = { js: 3.3, wasm: 0.6, wgsl: 0.05 };

/** Tasks of the whole range when the person does not choose. */
const defaultTasks = 256;

export const monteCarloPi: Workload<'points'> = {
  id: 'monte-carlo-pi',
  title: 'Monte Carlo pi',
  area: 'classics',
  tagline: 'Even work, one number to combine',
  unit: 'point',
  params: {
    points: {
      label: 'Points',
      unit: 'points',
      default: 2 ** 28,
      min: 1,
      max: 2 ** 31 - 1,
      integer: true,
      scale: 'log2',
      hint: 'Four times as many points halve the error of pi.',
    },
  },
  mainParameter: 'points',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['hits'],

  checkParameters: () => undefined,
  arrays: () => ({ hits: { type: 'u32', length: 1 } }),
  input: () => ({}),

  async *program({ points }, seed) {
    yield pointsStage(points, seed);
  },
  mainStage: ({ points }, seed) => pointsStage(points, seed),
  defaultGrain: ({ points }) => Math.max(1, Math.ceil(points / defaultTasks)),

  work: ({ points }) => points,
  guessMs: ({ points }, kernel) => (points * pointNs[kernel]) / 1e6,

  summary({ points }, output) {
    const hits = hitsOf(output)[0] ?? 0;
    return { hits, points, pi: (4 * hits) / points };
  },
  check: (_p, output, expected) =>
    compareArrays('hits', hitsOf(output), hitsOf(expected), { rule: 'exact' }),
  depict: ({ points }, output, seed) => [depictPoints(points, hitsOf(output)[0] ?? 0, seed)],
};

function hitsOf(output: Arrays): Uint32Array {
  return output['hits'] as Uint32Array;
}

// The parts of a workload that a measurement never asks for: texts, pictures, other kernels.

import type { Workload } from '../../src/contract/workload.ts';

function never(): Promise<never> {
  return Promise.reject(new Error('The bench has no such part.'));
}

/** Defaults for a workload without parameters, input or picture. */
export const notForBench = {
  title: 'Bench only',
  area: 'classics',
  tagline: '',
  unit: 'task',
  params: {},
  mainParameter: '',
  about: never,
  kernels: { js: never, wasm: never, wgsl: never },
  checkParameters: () => undefined,
  input: () => ({}),
  defaultGrain: () => 1,
  guessMs: () => 0,
  summary: () => ({}),
  depict: () => {
    throw new Error('The bench draws nothing.');
  },
} satisfies Partial<Workload>;

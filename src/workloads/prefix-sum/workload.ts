// Prefix sum: a sum that seems to need the one before it, made parallel by doing part of the work twice.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import { pcg3d } from '../../kit/random.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Workload } from '../../contract/workload.ts';
import { depictPrefix } from './depict.ts';
import { blockLength, blocksOf, scanStage, sumStage } from './stage.ts';

/** Time of one number on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const numberNs: Readonly<Record<KernelId, number>> = { js: 2.2, wasm: 1, wgsl: 0.3 };

/** Numbers from 0 to 99, zeros beyond `length`. */
function makeValues(length: number, seed: number): Uint32Array {
  const values = new Uint32Array(blocksOf(length) * blockLength);
  const words = new Uint32Array(2);
  for (let i = 0; i < length; i++) {
    pcg3d(i, 0, seed, words);
    values[i] = (words[0] as number) % 100;
  }
  return values;
}

export const prefixSum: Workload<'length'> = {
  id: 'prefix-sum',
  title: 'Prefix sum',
  area: 'classics',
  tagline: 'Twice the work, so that it parallels',
  unit: 'number',
  params: {
    length: {
      label: 'Length',
      unit: 'numbers',
      default: 2 ** 24,
      min: 1,
      max: 2 ** 26,
      integer: true,
      scale: 'log2',
      hint: 'Every number is read twice and written once: memory, not arithmetic, is the limit.',
    },
  },
  mainParameter: 'length',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['prefix'],

  checkParameters: () => undefined,
  arrays: ({ length }) => ({
    values: { type: 'u32', length: blocksOf(length) * blockLength },
    sums: { type: 'u32', length: blocksOf(length) },
    bases: { type: 'u32', length: blocksOf(length) },
    prefix: { type: 'u32', length: blocksOf(length) * blockLength },
  }),
  input: ({ length }, seed) => ({ values: makeValues(length, seed) }),

  async *program({ length }, _seed, memory) {
    yield sumStage(length);
    const sums = await memory.read('sums');
    const bases = new Uint32Array(sums.length);
    for (let block = 1; block < bases.length; block++) {
      bases[block] = (bases[block - 1] as number) + (sums[block - 1] as number);
    }
    await memory.write('bases', bases);
    yield scanStage(length);
  },
  mainStage: ({ length }) => scanStage(length),
  defaultGrain: ({ length }) => Math.max(1, Math.round(blocksOf(length) / 128)),

  work: ({ length }) => length,
  guessMs: ({ length }, kernel) => (length * numberNs[kernel]) / 1e6,

  summary({ length }, output) {
    const prefix = prefixOf(output);
    return { total: prefix[length - 1] ?? 0, half: prefix[Math.ceil(length / 2) - 1] ?? 0 };
  },
  check: (_p, output, expected) =>
    compareArrays('prefix', prefixOf(output), prefixOf(expected), { rule: 'exact' }),
  depict: ({ length }, output) => depictPrefix(prefixOf(output), length),
};

function prefixOf(output: Arrays): Uint32Array {
  return output['prefix'] as Uint32Array;
}

// Prime sieve: blocks of numbers, each sieved in a core's first cache; one number to combine.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import { compareOutputs } from '../../kit/compare-arrays.ts';
import type { Workload } from '../../contract/workload.ts';
import { depictPrimes, isPrime } from './depict.ts';
import { blockBytes, patternBytes, patternOverlap, sieveStage } from './stage.ts';
import { makePattern, sievingPrimes } from './tables.ts';

/** Time of one number on a core of about 3 GHz, in ns. */
const numberNs: Readonly<Record<KernelId, number>> = { js: 1.6, wasm: 0.8, wgsl: 0.8 };

export const primeSieve: Workload<'limit'> = {
  id: 'prime-sieve',
  title: 'Prime sieve',
  area: 'classics',
  tagline: 'Blocks that fit a cache, sieved at once',
  unit: 'number',
  params: {
    limit: {
      label: 'Limit',
      unit: 'numbers',
      default: 10 ** 8,
      min: 1_000,
      max: 10 ** 9,
      integer: true,
      scale: 'log10',
      hint: 'All primes up to it are found; ten times as far takes a little more than ten times as long.',
    },
  },
  mainParameter: 'limit',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
  },
  outputs: ['bits', 'count'],

  checkParameters: () => undefined,
  arrays: ({ limit }) => ({
    bits: { type: 'u8', length: sieveStage(limit).items * blockBytes },
    count: { type: 'u32', length: 1 },
    primes: { type: 'u32', length: sievingPrimes(limit).length },
    pattern: { type: 'u8', length: patternBytes + patternOverlap },
  }),
  // The same for every seed: there is nothing to draw.
  input: ({ limit }) => ({ primes: sievingPrimes(limit), pattern: makePattern() }),

  async *program({ limit }) {
    yield sieveStage(limit);
  },
  mainStage: ({ limit }) => sieveStage(limit),
  defaultGrain: ({ limit }) => Math.max(1, Math.round(sieveStage(limit).items / 200)),

  work: ({ limit }) => limit,
  guessMs: ({ limit }, kernel) => (limit * numberNs[kernel]) / 1e6,

  summary({ limit }, output) {
    let largest = limit;
    while (largest > 2 && !isPrime(bitsOf(output), largest)) largest--;
    // Two is the only even one, which no bit stands for.
    return { primes: (output['count']?.[0] ?? 0) + 1, largest };
  },
  check: (_p, output, expected) =>
    compareOutputs(['bits', 'count'], output, expected, { rule: 'exact' }),
  depict: ({ limit }, output) => depictPrimes(bitsOf(output), limit),
};

function bitsOf(output: Arrays): Uint8Array {
  return output['bits'] as Uint8Array;
}

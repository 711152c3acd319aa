// Matrix multiply: even, dense arithmetic in f32.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import { pcg3d } from '../../kit/random.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Workload } from '../../contract/workload.ts';
import { depictProduct } from './depict.ts';
import { panelLength, rowsToPanels } from './panels.ts';
import { multiplyStage, tileRows } from './stage.ts';

/** Time of one FLOP on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const flopNs: Readonly<Record<KernelId, number>> = { js: 0.45, wasm: 0.019, wgsl: 0.002 };

/** Matrix A is number 0 of the generator's second counter, B number 1. */
const matrixNumber = { a: 0, b: 1 } as const;

/** The top 24 bits of a pcg3d word, mapped to [-1, 1): exact in f32. */
function makeMatrix(n: number, matrix: number, seed: number): Float32Array {
  const elements = new Float32Array(n * n);
  const words = new Uint32Array(2);
  for (let index = 0; index < elements.length; index++) {
    pcg3d(index, matrix, seed, words);
    elements[index] = ((words[0] as number) >>> 8) / 2 ** 23 - 1;
  }
  return elements;
}

/**
 * Largest absolute error of an element summed in f32. |s' - s| <= 4 sqrt(n) u sum |a||b| with
 * probability near 1, u = 2^-24: Higham and Mary, "A New Approach to Probabilistic Rounding Error
 * Analysis", SIAM J. Sci. Comput. 41(5), 2019, theorem 3.1 with lambda = 4. Here |a||b| has mean 1/4
 * and standard deviation sqrt(7)/12, so the sum stays below n/4 + 5 sqrt(n) sqrt(7)/12.
 */
export function productTolerance(n: number): number {
  const sumOfProducts = n / 4 + (5 * Math.sqrt(n) * Math.sqrt(7)) / 12;
  return 4 * Math.sqrt(n) * 2 ** -24 * sumOfProducts;
}

export const matrixMultiply: Workload<'n'> = {
  id: 'matrix-multiply',
  title: 'Matrix multiply',
  area: 'classics',
  tagline: 'Even work, bound by arithmetic',
  unit: 'FLOP',
  params: {
    n: {
      label: 'n',
      unit: 'rows and columns',
      default: 1024,
      min: 8,
      max: 8192,
      integer: true,
      scale: 'log2',
      hint: 'The work grows with its cube, the data with its square.',
    },
  },
  mainParameter: 'n',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['c'],

  checkParameters: () => undefined,
  arrays: ({ n }) => ({
    a: { type: 'f32', length: n * n },
    b: { type: 'f32', length: panelLength(n) },
    c: { type: 'f32', length: n * n },
  }),
  input: ({ n }, seed) => ({
    a: makeMatrix(n, matrixNumber.a, seed),
    b: rowsToPanels(n, makeMatrix(n, matrixNumber.b, seed)),
  }),

  async *program({ n }) {
    yield multiplyStage(n);
  },
  mainStage: ({ n }) => multiplyStage(n),
  defaultGrain: ({ n }) => tileRows * Math.max(1, Math.round(n / 85 / tileRows)),

  work: ({ n }) => 2 * n ** 3,
  guessMs: ({ n }, kernel) => (2 * n ** 3 * flopNs[kernel]) / 1e6,

  summary({ n }, output) {
    const c = productOf(output);
    let trace = 0;
    for (let i = 0; i < n; i++) trace += c[i * n + i] as number;
    let squares = 0;
    for (const element of c) squares += element * element;
    return { trace, frobenius: Math.sqrt(squares) };
  },
  check({ n }, output, expected) {
    const comparison = { rule: 'absolute', tolerance: productTolerance(n) } as const;
    return compareArrays('c', productOf(output), productOf(expected), comparison);
  },
  depict: ({ n }, output) => [depictProduct(n, productOf(output))],
};

function productOf(output: Arrays): Float32Array {
  return output['c'] as Float32Array;
}

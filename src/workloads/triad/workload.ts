// Triad: so little arithmetic for each byte that memory alone decides.

import type { Arrays } from '../../contract/array.ts';
import { pcg3d } from '../../kit/random.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Picture } from '../../contract/picture.ts';
import type { Workload } from '../../contract/workload.ts';
import { bytesPerElement, factor, triadStage } from './stage.ts';

type Name = 'length' | 'sweeps';

const pointsDrawn = 3_000;

function makeInput(length: number, seed: number): Arrays {
  const [b, c] = [new Float64Array(length), new Float64Array(length)];
  const words = new Uint32Array(2);
  for (let i = 0; i < length; i++) {
    pcg3d(i, 0, seed, words);
    b[i] = (words[0] as number) / 2 ** 32;
    c[i] = (words[1] as number) / 2 ** 32;
  }
  return { b, c };
}

function depictTriad(a: Float64Array, b: Float64Array): Picture {
  const count = Math.min(pointsDrawn, a.length);
  return {
    kind: 'points',
    x: Float32Array.from(b.subarray(0, count)),
    y: Float32Array.from(a.subarray(0, count)),
    group: new Uint8Array(count),
    marks: [],
    caption: `a over b for the first ${count.toLocaleString('en')} elements: a band from b to b + ${factor}`,
  };
}

export const triad: Workload<Name> = {
  id: 'triad',
  title: 'Memory triad',
  area: 'classics',
  tagline: 'a = b + 3 c: bandwidth is the limit',
  unit: 'byte',
  params: {
    length: {
      label: 'Length',
      unit: 'elements',
      default: 2 ** 22,
      min: 1,
      max: 2 ** 26,
      integer: true,
      scale: 'log2',
      hint: 'Three arrays of 8 bytes an element. Small ones stay in the caches, and scale.',
    },
    sweeps: {
      label: 'Sweeps',
      unit: 'sweeps',
      default: 10,
      min: 1,
      max: 1_000,
      integer: true,
      scale: 'log10',
      hint: 'How often all of it is done, with a barrier each time.',
    },
  },
  mainParameter: 'length',
  suggests: { schedule: 'static' },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
  },
  outputs: ['a'],

  checkParameters: () => undefined,
  arrays: ({ length }) => ({
    a: { type: 'f64', length },
    b: { type: 'f64', length },
    c: { type: 'f64', length },
  }),
  input: ({ length }, seed) => makeInput(length, seed),

  async *program({ length, sweeps }) {
    for (let sweep = 0; sweep < sweeps; sweep++) yield triadStage(length);
  },
  mainStage: ({ length }) => triadStage(length),
  defaultGrain: ({ length }) => Math.max(1, Math.ceil(length / 64)),

  work: ({ length, sweeps }) => length * sweeps * bytesPerElement,
  guessMs: ({ length, sweeps }, kernel) => (length * sweeps * (kernel === 'js' ? 2 : 1.2)) / 1e6,

  summary({ length }, output) {
    const a = aOf(output);
    let sum = 0;
    for (const element of a) sum += element;
    return { mean: sum / length, last: a[length - 1] ?? 0 };
  },
  check: (_p, output, expected) =>
    compareArrays('a', aOf(output), aOf(expected), { rule: 'exact' }),
  depict: (_p, output, _seed, { b }) => [depictTriad(aOf(output), b as Float64Array)],
};

function aOf(output: Arrays): Float64Array {
  return output['a'] as Float64Array;
}

// Histogram: what happens when all processors want to add to the same few numbers.

import type { Arrays } from '../../contract/array.ts';
import { pcg3d } from '../../kit/random.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import { makeChoice } from '../../kit/make-choice.ts';
import type { ParameterValues } from '../../contract/params.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Workload } from '../../contract/workload.ts';
import { binCount, privateStage, sharedStage, tableCount } from './stage.ts';

type Name = 'size' | 'bins' | 'counting';

const barsAtMost = 32;
/** Time of a value on a core of about 3 GHz, in ns. */
const privateNs = { js: 1.4, wasm: 0.45 };
const atomicNs = { js: 10, wasm: 5 };

function stageOf({ size, counting }: ParameterValues<Name>): Stage {
  return counting === 1 ? sharedStage(size) : privateStage(size);
}

/** The sum of two dice with `bins` results in all: the middle comes up most, as in many a measured histogram. */
function makeValues(size: number, bins: number, seed: number): Uint8Array {
  const values = new Uint8Array(size);
  const words = new Uint32Array(2);
  const sides = Math.ceil((bins + 1) / 2);
  const others = bins + 1 - sides;
  for (let i = 0; i < size; i++) {
    pcg3d(i, 0, seed, words);
    values[i] = ((words[0] as number) % sides) + ((words[1] as number) % others);
  }
  return values;
}

export const histogram: Workload<Name> = {
  id: 'histogram',
  title: 'Histogram',
  area: 'classics',
  tagline: 'Private bins or shared atomics: contention',
  unit: 'value',
  params: {
    size: {
      label: 'Values',
      unit: 'values',
      default: 2 ** 26,
      min: 1,
      max: 2 ** 29,
      integer: true,
      scale: 'log2',
      hint: 'One byte each; all are read once.',
    },
    bins: {
      label: 'Bins',
      unit: 'bins',
      default: 16,
      min: 1,
      max: binCount,
      integer: true,
      scale: 'log2',
      hint: 'The fewer there are, the more often two processors want the same one.',
    },
    counting: makeChoice(
      'Counting',
      'Private bins are summed in the end; shared ones take an atomic addition per value.',
      [
        { id: 'private', title: 'private bins' },
        { id: 'shared', title: 'shared atomics' },
      ],
    ),
  },
  mainParameter: 'size',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
  },
  outputs: ['bins'],

  ownArrays: ({ counting }) => (counting === 1 ? { counting: 0 } : undefined),
  checkParameters: () => undefined,
  arrays: ({ size }) => ({
    values: { type: 'u8', length: size },
    tables: { type: 'u32', length: tableCount * binCount },
    bins: { type: 'u32', length: binCount },
  }),
  input: ({ size, bins }, seed) => ({ values: makeValues(size, bins, seed) }),

  async *program(p, _seed, memory) {
    yield stageOf(p);
    if (p.counting === 1) return;
    const tables = await memory.read('tables');
    const sum = new Uint32Array(binCount);
    for (let i = 0; i < tables.length; i++) {
      sum[i % binCount] = (sum[i % binCount] as number) + (tables[i] as number);
    }
    await memory.write('bins', sum);
  },
  mainStage: (p) => stageOf(p),
  defaultGrain: ({ size }) => Math.max(1, Math.ceil(size / 128)),

  work: ({ size }) => size,
  guessMs: ({ size, counting }, kernel) =>
    (size * (counting === 1 ? atomicNs : privateNs)[kernel === 'js' ? 'js' : 'wasm']) / 1e6,

  summary(_p, output) {
    const bins = binsOf(output);
    const largest = bins.reduce((most, count) => Math.max(most, count), 0);
    const count = bins.reduce((sum, one) => sum + one, 0);
    const sum = bins.reduce((total, one, value) => total + one * value, 0);
    return { count, sum, largestBin: bins.indexOf(largest), largest };
  },
  check: (_p, output, expected) =>
    compareArrays('bins', binsOf(output), binsOf(expected), { rule: 'exact' }),
  depict: ({ bins }, output) => {
    const each = Math.ceil(bins / barsAtMost);
    const bars = Array.from({ length: Math.ceil(bins / each) }, (_, bar) => {
      const [first, last] = [bar * each, Math.min(bins, (bar + 1) * each) - 1];
      const value = binsOf(output)
        .subarray(first, last + 1)
        .reduce((sum, one) => sum + one, 0);
      return { label: first === last ? String(first) : `${first} to ${last}`, value };
    });
    const caption = `How often each value came up: the sum of two dice, ${bins} bins`;
    return [{ kind: 'bars', bars, unit: 'values', caption }];
  },
};

function binsOf(output: Arrays): Uint32Array {
  return output['bins'] as Uint32Array;
}

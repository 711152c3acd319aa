// Sort: sample sort, which sends keys to buckets and sorts the buckets at once.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import type { Picture } from '../../contract/picture.ts';
import { pcg3d } from '../../kit/random.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import { makeChoice } from '../../kit/make-choice.ts';
import type { Workload } from '../../contract/workload.ts';
import { makeTable } from './splitters.ts';
import { blockKeys, blocksOf, bucketCount, cellCount, counterCount } from './stage.ts';
import { sortStage, splitStage } from './stage.ts';

type Name = 'length' | 'keys';

/** Time of one key on a core of about 3 GHz, in ns. */
const keyNs: Readonly<Record<KernelId, number>> = { js: 75, wasm: 14, wgsl: 14 };

const pointsDrawn = 2_000;

/** Keys of a distribution: 0 uniform, 1 skewed (uniform in the logarithm), 2 ascending but for one in 16. */
function makeKeys(length: number, kind: number, seed: number): Uint32Array {
  const keys = new Uint32Array(blocksOf(length) * blockKeys);
  const words = new Uint32Array(2);
  const step = 2 ** 32 / length;
  for (let i = 0; i < length; i++) {
    pcg3d(i, 0, seed, words);
    const [word, other] = words as unknown as readonly [number, number];
    if (kind === 1) keys[i] = word >>> (other % 24);
    else keys[i] = kind === 2 && other % 16 > 0 ? Math.floor(i * step) : word;
  }
  return keys;
}

/** Keys before and after over their places. */
function depictKeys(keys: Uint32Array, sorted: Uint32Array, length: number): Picture {
  const count = Math.min(pointsDrawn, length);
  const places = Array.from({ length: count }, (_, i) => Math.floor((i * length) / count));
  const of = (from: Uint32Array): readonly number[] => places.map((place) => from[place] ?? 0);
  return {
    kind: 'points',
    x: Float32Array.from([...places, ...places]),
    y: Float32Array.from([...of(keys), ...of(sorted)]),
    group: Uint8Array.from({ length: 2 * count }, (_, i) => (i < count ? 0 : 1)),
    marks: [],
    caption: `${count.toLocaleString('en')} of ${length.toLocaleString('en')} keys over their places: before, and after, when they rise`,
  };
}

export const sort: Workload<Name> = {
  id: 'sort',
  title: 'Sort',
  area: 'classics',
  tagline: 'Sample sort: buckets first, then all at once',
  unit: 'key',
  params: {
    length: {
      label: 'Keys',
      unit: 'keys',
      default: 2 ** 23,
      min: 1,
      max: 2 ** 26,
      integer: true,
      scale: 'log2',
      hint: 'Unsigned integers of 32 bits.',
    },
    keys: makeChoice(
      'Distribution',
      'Skewed keys crowd into one bucket, which one processor sorts alone.',
      [
        { id: 'uniform', title: 'uniform' },
        { id: 'skewed', title: 'skewed' },
        { id: 'ascending', title: 'nearly ascending' },
      ],
    ),
  },
  mainParameter: 'length',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
  },
  outputs: ['sorted'],

  checkParameters: () => undefined,
  arrays: ({ length }) => ({
    keys: { type: 'u32', length: blocksOf(length) * blockKeys },
    table: { type: 'u8', length: cellCount },
    grouped: { type: 'u32', length: blocksOf(length) * blockKeys },
    tallies: { type: 'u32', length: blocksOf(length) * bucketCount },
    buckets: { type: 'segments', parts: bucketCount },
    starts: { type: 'u32', length: bucketCount + 1 },
    sorted: { type: 'u32', length },
    spare: { type: 'u32', length },
    counters: { type: 'u32', length: bucketCount * counterCount },
  }),
  input: ({ length, keys }, seed) => ({ keys: makeKeys(length, keys, seed) }),

  async *program({ length }, _seed, memory) {
    await memory.write('table', makeTable(await memory.read('keys'), length));
    yield splitStage(length);
    const { offsets } = await memory.segments('buckets');
    await memory.write(
      'starts',
      offsets.map((bytes) => bytes / 4),
    );
    yield sortStage;
  },
  mainStage: () => sortStage,
  defaultGrain: () => 1,

  work: ({ length }) => length,
  guessMs: ({ length }, kernel) => (length * keyNs[kernel]) / 1e6,

  summary({ length }, output) {
    const sorted = sortedOf(output);
    let [sum, descents] = [0, 0];
    for (let i = 0; i < length; i++) {
      sum = (sum + (sorted[i] as number)) >>> 0;
      if (i > 0 && (sorted[i] as number) < (sorted[i - 1] as number)) descents++;
    }
    const middle = sorted[(length - 1) >> 1] ?? 0;
    return { smallest: sorted[0] ?? 0, middle, largest: sorted[length - 1] ?? 0, sum, descents };
  },
  check: (_p, output, expected) =>
    compareArrays('sorted', sortedOf(output), sortedOf(expected), { rule: 'exact' }),
  depict: ({ length }, output, _seed, { keys }) => [
    depictKeys(keys as Uint32Array, sortedOf(output), length),
  ],
};

function sortedOf(output: Arrays): Uint32Array {
  return output['sorted'] as Uint32Array;
}

// Figures of the catalogue: each workload's speedup at two beside what the machine allows, and what a person would
// pick instead of four of them.

import { best, ceilingSpeedup, ms, ofCeiling, speedup } from './definition.ts';
import { triadBytes } from '../entrants/limits.ts';
import { computeBound, memoryBound, trainingSteps } from '../protocol.ts';
import type { Definition } from './definition.ts';
import type { ComputeBound, MemoryBound } from '../protocol.ts';

function makeAll<Id extends string, Key extends string>(
  ids: readonly Id[],
  keyOf: (id: Id) => Key,
  definitionOf: (id: Id) => Definition,
): Readonly<Record<Key, Definition>> {
  const made = ids.map((id) => [keyOf(id), definitionOf(id)] as const);
  return Object.fromEntries(made) as Record<Key, Definition>;
}

function besideBandwidth(id: MemoryBound): Definition {
  const ceiling = ofCeiling(`${id}, default size, speedup at 2`, id, 0);
  return {
    ...ceiling,
    unit: 'times as fast',
    goal: { is: 'shown' },
    entrants: [...ceiling.entrants, 'bandwidth-1', 'bandwidth-2'],
    value: (medians) => speedup(medians, `${id}-1`, best(medians, id)),
    note: (medians) => {
      const { run } = medians;
      const two = best(medians, id);
      return (
        `${ms(run(`${id}-1`))} to ${ms(run(two))} (${two.slice(id.length + 3)}); memory gives two workers ` +
        `${speedup(medians, 'bandwidth-1', 'bandwidth-2').toFixed(2)} times what it gives one ` +
        `(${(triadBytes / run('bandwidth-1') / 1e6).toFixed(1)} GB/s), arithmetic in registers ` +
        `${ceilingSpeedup(medians).toFixed(2)} times`
      );
    },
  };
}

const titles: Readonly<Record<ComputeBound, string>> = {
  'n-body': 'N-body, 4,096 bodies',
  'image-filter': 'Gaussian blur of 5,120 x 2,880 pixels, radius 8',
  spectrogram: 'Spectrogram of 30 minutes',
  'k-means': 'K-means, 2 million points',
  'train-mlp': 'Training of 512 hidden units with batches of 4,096, all-reduce',
  'prime-sieve': 'Primes below 500 million',
};

const ofCeilings = makeAll(
  computeBound,
  (id): `${ComputeBound}-2-of-ceiling` => `${id}-2-of-ceiling`,
  (id) => ofCeiling(`${titles[id]}, efficiency at 2`, id, 0.95),
);

const besideBandwidths = makeAll(
  memoryBound,
  (id): `${MemoryBound}-2-beside-bandwidth` => `${id}-2-beside-bandwidth`,
  besideBandwidth,
);

const instead = {
  'mlp-step-vs-tfjs': {
    title:
      'A training step of a perceptron on 1,024 digits, one WASM worker over tfjs on one thread',
    unit: 'times as fast',
    goal: { is: 'at least', value: 1.5 },
    entrants: ['training', 'tfjs-training'],
    value: ({ run }) => run('tfjs-training') / run('training'),
    note: ({ run }) =>
      `${ms(run('training') / trainingSteps)} a step, barriers and the tests of the network in it; ` +
      `tfjs ${ms(run('tfjs-training') / trainingSteps)}`,
  },
  'fft-vs-fftjs': {
    title: 'Real transforms of 512 samples, one WASM worker over fft.js on one core',
    unit: 'times as fast',
    goal: { is: 'at least', value: 1.5 },
    entrants: ['spectrogram-1', 'fftjs'],
    value: ({ run }) => run('fftjs') / run('spectrogram-1'),
    note: ({ run }) =>
      `${ms(run('spectrogram-1'))} for all frames, window, mel bands and scheduling in it; ` +
      `fft.js ${ms(run('fftjs'))} for the transforms alone`,
  },
  'sort-vs-typed-array': {
    title: 'Sort of 8,388,608 keys, two WASM workers over Uint32Array.prototype.sort',
    unit: 'times as fast',
    goal: { is: 'at least', value: 2 },
    entrants: ['sort-2-dynamic', 'typed-array-sort'],
    value: ({ run }) => run('typed-array-sort') / run('sort-2-dynamic'),
    note: ({ run }) =>
      `${ms(run('sort-2-dynamic'))}; the typed array's own ${ms(run('typed-array-sort'))}`,
  },
  'blur-wasm-vs-js': {
    title: 'Gaussian blur of radius 8, WASM over JavaScript, one worker',
    unit: 'times as fast',
    goal: { is: 'at least', value: 4 },
    entrants: ['image-filter-1', 'image-filter-js'],
    value: ({ run }) => run('image-filter-js') / run('image-filter-1'),
    note: ({ run }) => `${ms(run('image-filter-1'))}; JavaScript ${ms(run('image-filter-js'))}`,
  },
} as const satisfies Record<string, Definition>;

/** In the order of the table. */
export const catalogueDefinitions = { ...ofCeilings, ...instead, ...besideBandwidths };

/** Those of one list are measured in the same rounds. */
export const catalogueFigures = {
  compute: [...computeBound.map((id) => `${id}-2-of-ceiling` as const), ...keysOf(instead)],
  bandwidth: memoryBound.map((id) => `${id}-2-beside-bandwidth` as const),
};

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[];
}

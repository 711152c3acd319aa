// Pool of sleepers: calls of uneven length handed to a pool, the first example of many a text.

import type { Arrays } from '../../contract/array.ts';
import { compareOutputs } from '../../kit/compare-arrays.ts';
import { makeChoice } from '../../kit/make-choice.ts';
import type { ParameterValues } from '../../contract/params.ts';
import type { Workload } from '../../contract/workload.ts';
import { sleepStage } from './stage.ts';

type Name = 'tasks' | 'unitMs' | 'equal' | 'busy';

/** Units that all calls last together: 1 + 2 + ... + tasks, or as many as there are calls. */
function unitsOf({ tasks, equal }: ParameterValues<Name>): number {
  return equal === 1 ? tasks : (tasks * (tasks + 1)) / 2;
}

export const sleepPool: Workload<Name> = {
  id: 'sleep-pool',
  title: 'Pool of sleepers',
  area: 'classics',
  tagline: 'The longest call decides, not the number',
  unit: 'unit',
  params: {
    tasks: {
      label: 'Calls',
      unit: 'calls',
      default: 4,
      min: 1,
      max: 40,
      integer: true,
      scale: 'linear',
      hint: 'Call x returns x squared.',
    },
    unitMs: {
      label: 'Unit',
      unit: 'ms',
      default: 100,
      min: 1,
      max: 1_000,
      integer: true,
      scale: 'log10',
      hint: 'How long x = 1 lasts. 1,000 makes it seconds, as in the textbook.',
    },
    equal: makeChoice(
      'Length of a call',
      'Uneven calls are the textbook’s; equal ones share evenly.',
      [
        { id: 'rising', title: 'x units' },
        { id: 'equal', title: 'one unit' },
      ],
    ),
    busy: makeChoice(
      'While it lasts',
      'Waiting needs no core, so it scales past them; computing does not.',
      [
        { id: 'wait', title: 'wait' },
        { id: 'compute', title: 'compute' },
      ],
    ),
  },
  mainParameter: 'tasks',
  suggests: { processors: [1, 2, 4], samples: 6, schedule: 'dynamic' },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
  },
  outputs: ['squares', 'states'],

  waits: ({ busy }) => busy === 0,
  checkParameters: () => undefined,
  arrays: ({ tasks }) => ({
    squares: { type: 'i32', length: tasks },
    states: { type: 'u32', length: tasks },
  }),
  input: () => ({}),

  async *program({ tasks, ...args }) {
    yield sleepStage(tasks, args);
  },
  mainStage: ({ tasks, ...args }) => sleepStage(tasks, args),
  defaultGrain: () => 1,

  work: unitsOf,
  guessMs: (p) => unitsOf(p) * p.unitMs,

  summary(_p, output) {
    const squares = [...squaresOf(output)];
    const sum = squares.reduce((total, square) => total + square, 0);
    const first = squares.slice(0, 16).map((square, i) => [`square${i + 1}`, square] as const);
    return { ...Object.fromEntries(first), sum };
  },
  check: (_p, output, expected) =>
    compareOutputs(['squares', 'states'], output, expected, { rule: 'exact' }),
  depict: (_p, output) => [
    {
      kind: 'bars',
      bars: [...squaresOf(output)].map((value, i) => ({ label: `f(${i + 1})`, value })),
      unit: '',
      caption: `What the calls returned: ${[...squaresOf(output)].join(', ')}`,
    },
  ],
};

function squaresOf(output: Arrays): Int32Array {
  return output['squares'] as Int32Array;
}

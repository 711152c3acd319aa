// The parameter table, and what follows from it.

import { makeChoice } from '../../kit/make-choice.ts';
import type { ParameterSpecs, ParameterValues } from '../../contract/params.ts';
import { digitInputs, spiralInputs } from './samples.ts';
import { leastMicroBatch, microBatchOf } from './stage.ts';
import type { TrainArguments } from './stage.ts';

export type TrainParameter =
  'steps' | 'batch' | 'batching' | 'hidden' | 'rate' | 'data' | 'updates';

/** How gradients become new weights: numbers of the parameter's choices. */
export const updateModes = { allReduce: 0, parameterServer: 1, asynchronous: 2 } as const;

const mostBatch = 4_096;

export const trainParameters: ParameterSpecs<TrainParameter> = {
  steps: {
    label: 'Steps',
    unit: 'steps',
    default: 60,
    min: 1,
    max: 20_000,
    integer: true,
    scale: 'log10',
    hint: 'Batches that are learned from, one after the other.',
  },
  batch: {
    label: 'Batch',
    unit: 'samples a step',
    default: 1_024,
    min: leastMicroBatch,
    max: mostBatch,
    integer: true,
    scale: 'log2',
    hint: 'Shared among the processors in micro-batches of 16 samples, or more where it has over 1,024; rounded up to whole ones.',
  },
  batching: makeChoice(
    'A batch is',
    'With a batch for each processor, n of them take n times larger steps and n times fewer, for the same samples.',
    [
      { id: 'shared', title: 'shared' },
      { id: 'each', title: 'for each processor' },
    ],
  ),
  hidden: {
    label: 'Hidden units',
    unit: 'units',
    default: 128,
    min: 4,
    max: 512,
    integer: true,
    scale: 'log2',
    hint: 'Of the one hidden layer, in fours: a number between is rounded up.',
  },
  rate: {
    label: 'Learning rate',
    unit: '',
    default: 0.5,
    min: 0.001,
    max: 2,
    integer: false,
    scale: 'log10',
    hint: 'How far a step goes against the gradient.',
  },
  data: makeChoice(
    'Data',
    'Digits are learned within 100 steps; spirals want thousands, and more hidden units.',
    [
      { id: 'digits', title: 'digits' },
      { id: 'spirals', title: 'two spirals' },
    ],
  ),
  updates: makeChoice(
    'Updates',
    'All-reduce adds up gradients in parallel, a parameter server alone; asynchronous steps wait for nobody.',
    [
      { id: 'all-reduce', title: 'all-reduce' },
      { id: 'parameter-server', title: 'parameter server' },
      { id: 'asynchronous', title: 'asynchronous' },
    ],
  ),
};

export type TrainValues = ParameterValues<TrainParameter>;

/** The choice of a batch for each processor. */
export const batchForEach = 1;

/** The parameters on `processors`: their common batch, and as many steps as take the same samples. */
export function onProcessors(p: TrainValues, processors: number): TrainValues {
  if (p.batching !== batchForEach || processors === 1) return p;
  const batch = Math.min(mostBatch, p.batch * processors);
  return { ...p, batch, steps: Math.max(1, Math.round((p.steps * p.batch) / batch)) };
}

/** Samples to learn from, and to test with. */
export const sampleCount = 2_000;
export const testCount = 500;

/** The arguments of step `step`. */
export function argumentsOf(p: TrainValues, step: number): TrainArguments {
  const digits = p.data === 0;
  const microBatch = microBatchOf(p.batch);
  const batch = microBatch * Math.ceil(p.batch / microBatch);
  return {
    inputs: digits ? digitInputs : spiralInputs,
    hidden: 4 * Math.ceil(p.hidden / 4),
    outputs: digits ? 12 : 4,
    classes: digits ? 10 : 2,
    first: (step * batch) % sampleCount,
    count: sampleCount,
    batch,
    microBatch,
    rate: p.rate,
  };
}

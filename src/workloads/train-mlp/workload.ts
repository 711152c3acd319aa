// Data-parallel training: every processor learns from its own samples, and all agree on new weights.

import type { Arrays, View } from '../../contract/array.ts';
import type { Memory, Workload } from '../../contract/workload.ts';
import type { Stage } from '../../contract/stage.ts';
import { compareArrays, compareOutputs } from '../../kit/compare-arrays.ts';
import { depictTraining } from './depict.ts';
import { stepOf } from './kernel.ts';
import {
  argumentsOf,
  batchForEach,
  onProcessors,
  sampleCount,
  testCount,
  trainParameters,
  updateModes,
} from './parameters.ts';
import type { TrainParameter, TrainValues } from './parameters.ts';
import { makeSamples, makeWeights } from './samples.ts';
import { asynchronousStage, gradientStage, paddedCount, testStage, updateStage } from './stage.ts';
import { mostMicroBatches, parameterCount, testBlock, unitCount } from './stage.ts';

/** How often the network is tested, evenly over the steps. */
const tests = 10;
/** In place of a share of right answers where there was no test. */
const untested = -1;
/** How far the accuracy of asynchronous training may be from that of the reference: steps come in another order. */
const asynchronousTolerance = 0.2;
/**
 * How far weights, of about 1, and shares of right answers may be from the reference's where a GPU fuses
 * multiplications with additions: training carries each last bit on, while a wrong gradient shows in the first digit.
 */
const gpuTolerance = 0.02;
/** Test samples are made by another seed than those that are learned. */
const testSeed = 0x7e57;

/** Steps between two tests. */
function intervalOf({ steps }: TrainValues): number {
  return Math.ceil(steps / tests);
}

/** Where the weights are after `done` of the steps: two arrays take turns, and `weights` has the last. */
function weightsAfter({ steps }: TrainValues, done: number): string {
  if (done === 0) return 'start';
  return (steps - done) % 2 === 0 ? 'weights' : 'other';
}

/** One synchronous step. A parameter server adds up gradients in the program, which is serial. */
async function* synchronousStep(
  p: TrainValues,
  step: number,
  memory: Memory,
): AsyncGenerator<Stage, void, void> {
  const args = argumentsOf(p, step);
  const [before, after] = [weightsAfter(p, step), weightsAfter(p, step + 1)];
  yield gradientStage(args, before);
  if (p.updates === updateModes.allReduce) {
    yield updateStage(args, before, after);
    return;
  }
  const gradients = await memory.read('gradients');
  const weights = Float32Array.from(await memory.read(before));
  const [padded, rate] = [paddedCount(args), stepOf(args)];
  for (let i = 0; i < weights.length; i++) {
    let sum = 0;
    for (let at = i; at < gradients.length; at += padded) {
      sum = Math.fround(sum + (gradients[at] as number));
    }
    weights[i] = (weights[i] as number) - Math.fround(rate * sum);
  }
  await memory.write(after, weights);
}

async function* train(p: TrainValues, memory: Memory): AsyncGenerator<Stage, void, void> {
  const isAsynchronous = p.updates === updateModes.asynchronous;
  if (isAsynchronous) await memory.write('weights', await memory.read('start'));
  const curve: number[] = [];
  for (let done = 0; done < p.steps;) {
    const until = Math.min(p.steps, done + intervalOf(p));
    if (isAsynchronous) yield asynchronousStage(argumentsOf(p, done), until - done);
    else for (let step = done; step < until; step++) yield* synchronousStep(p, step, memory);
    done = until;
    const weights = isAsynchronous ? 'weights' : weightsAfter(p, done);
    yield testStage(argumentsOf(p, 0), testCount, weights);
    let right = 0;
    for (const count of await memory.read('right')) right += count;
    curve.push(right / testCount);
  }
  await memory.write(
    'curve',
    Float32Array.from({ length: tests }, (_, i) => curve[i] ?? untested),
  );
}

export const trainMlp: Workload<TrainParameter> = {
  id: 'train-mlp',
  title: 'Data-parallel training',
  area: 'deep learning',
  tagline: 'A perceptron: gradients in parallel, then agree',
  unit: 'sample',
  params: trainParameters,
  mainParameter: 'steps',
  milestones: {
    stage: 'test',
    label: 'Right of the test (%)',
    caption: `What the network gets right of ${testCount} unseen samples, over the time of a run`,
    read: (output) => curveOf(output).map((share) => 100 * share),
  },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['weights', 'curve'],
  forProcessors: onProcessors,

  checkParameters({ updates }, kernel) {
    if (kernel !== 'wgsl' || updates !== updateModes.asynchronous) return undefined;
    const message = { key: 'workload.gpu-asynchronous', values: {} } as const;
    return { parameter: 'updates', message };
  },
  arrays(p) {
    const args = argumentsOf(p, 0);
    const padded = paddedCount(args);
    const micros = p.batching === batchForEach ? mostMicroBatches : args.batch / args.microBatch;
    const isAsynchronous = p.updates === updateModes.asynchronous;
    const items = Math.max(micros * (isAsynchronous ? intervalOf(p) : 1), testCount / testBlock);
    return {
      samples: { type: 'f32', length: sampleCount * args.inputs },
      labels: { type: 'u32', length: sampleCount },
      testSamples: { type: 'f32', length: testCount * args.inputs },
      testLabels: { type: 'u32', length: testCount },
      start: { type: 'f32', length: padded },
      weights: { type: 'f32', length: padded },
      other: { type: 'f32', length: padded },
      gradients: { type: 'f32', length: micros * padded },
      room: { type: 'f32', length: isAsynchronous ? items * padded : 4 },
      units: { type: 'f32', length: items * unitCount(args) },
      right: { type: 'u32', length: testCount / testBlock },
      curve: { type: 'f32', length: tests },
    };
  },
  input(p, seed) {
    const args = argumentsOf(p, 0);
    const learned = makeSamples(sampleCount, args, seed);
    const unseen = makeSamples(testCount, args, seed ^ testSeed);
    return {
      ...learned,
      testSamples: unseen.samples,
      testLabels: unseen.labels,
      start: makeWeights(args, paddedCount(args), seed),
    };
  },

  program: (p, _seed, memory) => train(p, memory),
  mainStage(p) {
    const args = argumentsOf(p, 0);
    if (p.updates === updateModes.asynchronous) return asynchronousStage(args, intervalOf(p));
    return gradientStage(args, 'start');
  },
  defaultGrain: () => 1,

  work: (p) => p.steps * argumentsOf(p, 0).batch,
  guessMs(p, kernel) {
    const args = argumentsOf(p, 0);
    const parameters = p.steps * args.batch * parameterCount(args);
    return (parameters * (kernel === 'js' ? 1.7 : kernel === 'wasm' ? 0.32 : 0.1)) / 1e6;
  },

  summary(_p, output) {
    let squares = 0;
    for (const weight of weightsOf(output)) squares += weight * weight;
    const curve = curveOf(output);
    return { accuracy: curve.at(-1) ?? 0, firstAccuracy: curve[0] ?? 0, norm: Math.sqrt(squares) };
  },
  check(p, output, expected, kernel) {
    if (p.updates !== updateModes.asynchronous) {
      const near = { rule: 'absolute', tolerance: gpuTolerance } as const;
      const comparison = kernel === 'wgsl' ? near : ({ rule: 'exact' } as const);
      return compareOutputs(['weights', 'curve'], output, expected, comparison);
    }
    const last = (arrays: Arrays): View => Float32Array.of(curveOf(arrays).at(-1) ?? 0);
    const comparison = { rule: 'absolute', tolerance: asynchronousTolerance } as const;
    return compareArrays('curve', last(output), last(expected), comparison);
  },
  depict: (p, output) => depictTraining(p, curveOf(output), weightsOf(output)),
};

/** Shares of right answers, one for each test that there was. */
function curveOf({ curve }: Arrays): readonly number[] {
  return Array.from(curve ?? []).filter((share) => share !== untested);
}

function weightsOf(output: Arrays): Float32Array {
  return output['weights'] as Float32Array;
}

// tfjs as an entrant that trains: the lab's samples, batches and first weights, and in the end the lab's weights.

import { wrap } from 'comlink';
import { argumentsOf } from '../../src/workloads/train-mlp/parameters.ts';
import { trainMlp } from '../../src/workloads/train-mlp/workload.ts';
import { defaultsOf } from '../entrants/lab-entrant.ts';
import { trainingSteps } from '../protocol.ts';
import type { Arrays } from '../../src/contract/array.ts';
import type { Visitor } from '../entrants/contests.ts';
import type { TrainingJob, TfjsTraining } from './tfjs-training.worker.ts';

type Parameters = { readonly [Name in keyof typeof trainMlp.params]: number };

/** Sums in another order, some eighty steps long, move a weight of about 1 by less. */
const tolerance = 1e-3;

/** The first `columns` of each row. */
function cutColumns(from: Float32Array, width: number, columns: number): Float32Array {
  const rows = from.length / width;
  return Float32Array.from({ length: rows * columns }, (_, i) => {
    return from[Math.floor(i / columns) * width + (i % columns)] ?? 0;
  });
}

/** Weights and biases as the lab lays them, without the outputs that stand for no class. */
function layersOf(p: Parameters, weights: Float32Array): TrainingJob['start'] {
  const { inputs, hidden, outputs, classes } = argumentsOf(p, 0);
  const second = (inputs + 1) * hidden;
  const biases = second + hidden * outputs;
  return [
    weights.slice(0, inputs * hidden),
    weights.slice(inputs * hidden, second),
    cutColumns(weights.slice(second, biases), outputs, classes),
    weights.slice(biases, biases + classes),
  ];
}

function makeJob(p: Parameters): TrainingJob {
  const { inputs, hidden, classes, rate, batch, count } = argumentsOf(p, 0);
  const given = trainMlp.input(p, 1) as Readonly<Record<string, Float32Array>>;
  const [samples, labels] = [given['samples'] as Float32Array, given['labels'] as Float32Array];
  const batches = Array.from({ length: trainingSteps }, (_, step) => {
    const { first } = argumentsOf(p, step);
    const chosen = Array.from({ length: batch }, (_1, i) => (first + i) % count);
    const own = new Float32Array(batch * inputs);
    chosen.forEach((sample, i) => {
      own.set(samples.subarray(sample * inputs, (sample + 1) * inputs), i * inputs);
    });
    return { samples: own, labels: Int32Array.from(chosen, (sample) => labels[sample] ?? 0) };
  });
  const start = layersOf(p, given['start'] as Float32Array);
  return { inputs, hidden, classes, rate, batches, start };
}

/** Trains from the same weights; what comes out is held against the lab's. */
export async function openTfjsTraining(expected: Arrays): Promise<Visitor> {
  const worker = new Worker(new URL('./tfjs-training.worker.ts', import.meta.url), {
    type: 'module',
    name: 'tfjs that trains',
  });
  const tfjs = wrap<TfjsTraining>(worker);
  const p = { ...defaultsOf(trainMlp), steps: trainingSteps } as Parameters;
  await tfjs.open(makeJob(p));
  const wanted = layersOf(p, expected['weights'] as Float32Array);
  return async () => {
    const { wallMs, weights } = await tfjs.train();
    const ok = wanted.every((layer, i) =>
      layer.every((weight, j) => Math.abs(weight - (weights[i]?.[j] ?? 0)) <= tolerance),
    );
    return { wallMs, readMs: 0, computeMs: 0, ok };
  };
}

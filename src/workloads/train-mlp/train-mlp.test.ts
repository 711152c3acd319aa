// Gradients against differences of the loss, equal weights from every kind of synchronous update, and that digits
// are learned.

import { expect, test } from 'vitest';
import { makeArray } from '../../contract/array.ts';
import { cutAt, runCut } from '../../testing/run-cut.ts';
import { onProcessors } from './parameters.ts';
import { addGradient, exponential, forward, makeUnits } from './network.ts';
import { makeSamples, makeWeights } from './samples.ts';
import { parameterCount } from './stage.ts';
import { trainMlp } from './workload.ts';
import type { TrainValues } from './parameters.ts';

async function train(parameters: TrainValues, seed = 1) {
  const entries = await trainMlp.kernels.js();
  const built = { entries, reset: () => undefined, allocate: makeArray };
  return runCut(trainMlp, { parameters, seed, summary: {}, tolerance: 0 }, built, cutAt([0.5]));
}

const digits = { steps: 300, batch: 128, hidden: 32, rate: 0.4, data: 0, updates: 0, batching: 0 };

test('e^x is right to single precision from 0 down to where it vanishes', () => {
  for (let x = 0; x > -87; x -= 0.37) {
    const single = Math.fround(x);
    expect(Math.abs(exponential(single) / Math.exp(single) - 1)).toBeLessThan(1e-5);
  }
  expect(exponential(0)).toBe(1);
  expect(exponential(-200)).toBe(0);
});

test('the gradient is how the loss changes with each weight', () => {
  const shape = { inputs: 4, hidden: 8, outputs: 4, classes: 2 };
  const { samples, labels } = makeSamples(6, shape, 3);
  const count = parameterCount(shape);
  const weights = Float64Array.from(makeWeights(shape, count, 5));
  const units = makeUnits(shape);
  const loss = (sample: number): number => {
    forward(shape, weights, samples, sample * 4, units);
    const [a = 0, b = 0] = units.outputs;
    return Math.log(Math.exp(a) + Math.exp(b)) - (units.outputs[labels[sample] ?? 0] ?? 0);
  };
  for (let sample = 0; sample < 6; sample++) {
    const gradient = new Float32Array(count);
    addGradient(shape, weights, samples, sample * 4, labels[sample] ?? 0, units, gradient, 0);
    for (let i = 0; i < count; i += 3) {
      const kept = weights[i] ?? 0;
      weights[i] = kept + 0.004;
      const above = loss(sample);
      weights[i] = kept - 0.004;
      const below = loss(sample);
      weights[i] = kept;
      expect((above - below) / 0.008).toBeCloseTo(gradient[i] ?? 0, 2);
    }
  }
});

test('a parameter server and an all-reduce come to the same weights, bit for bit', async () => {
  const [reduced, served] = [await train(digits), await train({ ...digits, updates: 1 })];
  expect(served).toEqual(reduced);
});

test('digits are learned, and asynchronous steps learn them too', async () => {
  for (const updates of [0, 2]) {
    const { accuracy = 0, firstAccuracy = 1 } = trainMlp.summary(
      { ...digits, updates },
      await train({ ...digits, updates }),
    );
    expect(accuracy).toBeGreaterThan(0.9);
    expect(firstAccuracy).toBeLessThan(accuracy);
  }
});

test('spirals cannot be told apart by a line, but by enough hidden units', async () => {
  const spirals = {
    steps: 1_500,
    batch: 64,
    hidden: 48,
    rate: 0.5,
    data: 1,
    updates: 0,
    batching: 0,
  };
  const { accuracy } = trainMlp.summary(spirals, await train(spirals));
  expect(accuracy).toBeGreaterThan(0.8);
});

test('with a batch for each processor they learn from the same samples in fewer, larger steps', () => {
  const each = { ...digits, batching: 1 };
  expect(onProcessors(each, 1)).toBe(each);
  expect(onProcessors(each, 3)).toEqual({ ...each, batch: 384, steps: 100 });
  // At the largest batch there is.
  expect(onProcessors(each, 1_000)).toEqual({ ...each, batch: 4_096, steps: 9 });
  expect(onProcessors(digits, 3)).toBe(digits);
});

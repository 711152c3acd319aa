// The stages of training, how the network's parameters lie, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** A micro-batch has a multiple of so many samples. */
export const leastMicroBatch = 16;
/** Micro-batches of a batch at most: more gradients would only fill the memory. */
export const mostMicroBatches = 64;
/** Parameters of an item of the update. */
export const updateBlock = 64;
/** Samples of an item when the network is tested. */
export const testBlock = 50;

/**
 * Layers of a perceptron, each a multiple of 4: `inputs` to `hidden` (rectified) to `outputs` (softmax), of which
 * `classes` are real.
 */
export type NetworkShape = {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
  readonly classes: number;
};

/**
 * `first`: the first sample of a batch, `count`: samples in the set, after whose last comes the first again.
 * `microBatch`: samples of an item, whose gradients are added up before they travel; divides `batch`.
 */
export type TrainArguments = NetworkShape & {
  readonly first: number;
  readonly count: number;
  readonly batch: number;
  readonly microBatch: number;
  readonly rate: number;
};

/**
 * All f32 but `labels` (u32). `weights`: per input the weights to all hidden units, the hidden units' biases, per
 * hidden unit the weights to all outputs, their biases.
 */
export interface GradientWindows {
  readonly samples: Window;
  readonly labels: Window;
  readonly weights: Window;
  /** `paddedCount` of each item. */
  readonly gradients: Window;
  /** To work in: see `unitCount`. */
  readonly units: Window;
}

export interface UpdateWindows {
  readonly gradients: Window;
  readonly before: Window;
  readonly after: Window;
}

export interface TestWindows {
  readonly samples: Window;
  readonly labels: Window;
  readonly weights: Window;
  /** u32, of each item. */
  readonly right: Window;
  readonly units: Window;
}

/**
 * Room for a sample: hidden units, outputs, and slopes of the hidden units; whole pairs of cache lines, for two items
 * are worked on at once and would fight over a line that both have a part of.
 */
export function unitCount({ hidden, outputs }: NetworkShape): number {
  return 32 * Math.ceil((2 * hidden + outputs) / 32);
}

/** Samples of a micro-batch for a batch of at least `batch`. */
export function microBatchOf(batch: number): number {
  return leastMicroBatch * Math.ceil(batch / (leastMicroBatch * mostMicroBatches));
}

export function parameterCount({ inputs, hidden, outputs }: NetworkShape): number {
  return (inputs + 1) * hidden + (hidden + 1) * outputs;
}

/** Room for the parameters: whole items of the update. */
export function paddedCount(shape: NetworkShape): number {
  return Math.ceil(parameterCount(shape) / updateBlock) * updateBlock;
}

/** The gradient of a batch, a micro-batch an item, all at the same weights. */
export function gradientStage(args: TrainArguments, weights: string): Stage {
  return {
    name: 'gradient',
    entry: 'gradient',
    items: args.batch / args.microBatch,
    args,
    arrays: {
      samples: { array: 'samples', how: 'broadcast' },
      labels: { array: 'labels', how: 'broadcast' },
      weights: { array: weights, how: 'broadcast' },
      gradients: { array: 'gradients', how: 'gather', perItem: paddedCount(args) },
      units: { array: 'units', how: 'scratch', perItem: unitCount(args) },
    },
  };
}

/** Gradients added up and applied, some parameters an item: an all-reduce, each processor a part. */
export function updateStage(args: TrainArguments, before: string, after: string): Stage {
  return {
    name: 'update',
    entry: 'update',
    items: paddedCount(args) / updateBlock,
    args,
    arrays: {
      gradients: { array: 'gradients', how: 'broadcast' },
      before: { array: before, how: 'scatter', perItem: updateBlock },
      after: { array: after, how: 'gather', perItem: updateBlock },
    },
  };
}

/** Micro-batch after micro-batch of all `steps`, each applied at once to weights that others change meanwhile. */
export function asynchronousStage(args: TrainArguments, steps: number): Stage {
  return {
    name: 'asynchronous',
    entry: 'asynchronous',
    items: (args.batch / args.microBatch) * steps,
    args,
    arrays: {
      samples: { array: 'samples', how: 'broadcast' },
      labels: { array: 'labels', how: 'broadcast' },
      weights: { array: 'weights', how: 'update' },
      gradients: { array: 'room', how: 'scratch', perItem: paddedCount(args) },
      units: { array: 'units', how: 'scratch', perItem: unitCount(args) },
    },
  };
}

/** How many samples the network gets right, which it never learned from. */
export function testStage(args: NetworkShape, tests: number, weights: string): Stage {
  return {
    name: 'test',
    entry: 'test',
    items: Math.ceil(tests / testBlock),
    grain: 1,
    args: { ...args, count: tests },
    arrays: {
      samples: { array: 'testSamples', how: 'broadcast' },
      labels: { array: 'testLabels', how: 'broadcast' },
      weights: { array: weights, how: 'broadcast' },
      right: { array: 'right', how: 'gather', perItem: 1 },
      units: { array: 'units', how: 'scratch', perItem: unitCount(args) },
    },
  };
}

// The JavaScript kernel's entries: gradients of micro-batches, their sum, the asynchronous step, the test.

import type { KernelEntries } from '../../contract/kernel.ts';
import type { View } from '../../contract/array.ts';
import { addGradient, forward, largestOutput, makeUnits } from './network.ts';
import { paddedCount, testBlock, updateBlock } from './stage.ts';
import type { GradientWindows, TestWindows, TrainArguments, UpdateWindows } from './stage.ts';

const { fround } = Math;

/** The gradient of micro-batch `item`, from `to` on. */
function microGradient(
  { samples, labels, weights, gradients }: GradientWindows,
  args: TrainArguments,
  item: number,
  to: number,
): void {
  const units = makeUnits(args);
  gradients.view.fill(0, to, to + paddedCount(args));
  for (let i = 0; i < args.microBatch; i++) {
    const sample = (args.first + item * args.microBatch + i) % args.count;
    const label = labels.view[sample] as number;
    const at = sample * args.inputs;
    addGradient(args, weights.view, samples.view, at, label, units, gradients.view, to);
  }
}

/** How far a step goes against the sum of the gradients: `rate` over the mean of a batch. */
export function stepOf({ rate, batch }: TrainArguments): number {
  return fround(rate / batch);
}

function apply(weights: View, at: number, step: number, sum: number): void {
  weights[at] = (weights[at] as number) - fround(step * sum);
}

export const kernelEntries: KernelEntries = {
  gradient(windows, { start, end }, given) {
    const seen = windows as unknown as GradientWindows;
    const args = given as TrainArguments;
    for (let item = start; item < end; item++) {
      microGradient(seen, args, item, (item - seen.gradients.first) * paddedCount(args));
    }
  },
  update(windows, { start, end }, given) {
    const { gradients, before, after } = windows as unknown as UpdateWindows;
    const args = given as TrainArguments;
    const [padded, step] = [paddedCount(args), stepOf(args)];
    for (let i = start * updateBlock; i < end * updateBlock; i++) {
      let sum = 0;
      for (let micro = 0; micro < args.batch / args.microBatch; micro++) {
        sum = fround(sum + (gradients.view[micro * padded + i] as number));
      }
      const at = i - after.first * updateBlock;
      after.view[at] = before.view[i - before.first * updateBlock] as number;
      apply(after.view, at, step, sum);
    }
  },
  asynchronous(windows, { start, end }, given) {
    const seen = windows as unknown as GradientWindows;
    const args = given as TrainArguments;
    const padded = paddedCount(args);
    for (let item = start; item < end; item++) {
      const to = (item - seen.gradients.first) * padded;
      microGradient(seen, args, item, to);
      const step = stepOf(args);
      for (let i = 0; i < padded; i++) {
        apply(seen.weights.view, i, step, seen.gradients.view[to + i] as number);
      }
    }
  },
  test(windows, { start, end }, given) {
    const { samples, labels, weights, right } = windows as unknown as TestWindows;
    const args = given as TrainArguments;
    const units = makeUnits(args);
    for (let item = start; item < end; item++) {
      let count = 0;
      for (let i = item * testBlock; i < Math.min(args.count, (item + 1) * testBlock); i++) {
        forward(args, weights.view, samples.view, i * args.inputs, units);
        if (largestOutput(args, units) === labels.view[i]) count++;
      }
      right.view[item - right.first] = count;
    }
  },
};

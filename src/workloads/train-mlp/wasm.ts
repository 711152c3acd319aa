// Binds the exports of the WASM kernel to the entries that stages name.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { stepOf } from './kernel.ts';
import { paddedCount, testBlock, unitCount, updateBlock } from './stage.ts';
import type { GradientWindows, TestWindows, TrainArguments, UpdateWindows } from './stage.ts';

type Call = (...given: readonly number[]) => number;

interface TrainExports {
  readonly addGradient: Call;
  readonly isRight: Call;
  readonly update: Call;
}

/** Adds up the gradient of micro-batch `item`, and returns its address. */
function microGradient(
  wasm: TrainExports,
  seen: GradientWindows,
  args: TrainArguments,
  item: number,
): number {
  const { samples, labels, weights, gradients, units } = seen;
  const { inputs, hidden, outputs, classes } = args;
  const padded = paddedCount(args);
  const from = (item - gradients.first) * padded;
  gradients.view.fill(0, from, from + padded);
  const to = addressOf(gradients, item, padded);
  const room = addressOf(units, item, unitCount(args));
  for (let i = 0; i < args.microBatch; i++) {
    const sample = (args.first + item * args.microBatch + i) % args.count;
    const at = samples.view.byteOffset + sample * inputs * 4;
    const label = labels.view[sample] ?? 0;
    const shape = [inputs, hidden, outputs, classes] as const;
    wasm.addGradient(at, label, weights.view.byteOffset, room, to, ...shape);
  }
  return to;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as TrainExports;
    return {
      gradient(windows, { start, end }, args) {
        const seen = windows as unknown as GradientWindows;
        for (let item = start; item < end; item++)
          microGradient(wasm, seen, args as TrainArguments, item);
      },
      update(windows, { start, end }, given) {
        const { gradients, before, after } = windows as unknown as UpdateWindows;
        const args = given as TrainArguments;
        wasm.update(
          gradients.view.byteOffset + start * updateBlock * 4,
          args.batch / args.microBatch,
          paddedCount(args) * 4,
          addressOf(before, start, updateBlock),
          addressOf(after, start, updateBlock),
          (end - start) * updateBlock * 4,
          stepOf(args),
        );
      },
      asynchronous(windows, { start, end }, given) {
        const seen = windows as unknown as GradientWindows;
        const args = given as TrainArguments;
        const [weights, bytes] = [seen.weights.view.byteOffset, paddedCount(args) * 4];
        for (let item = start; item < end; item++) {
          const gradient = microGradient(wasm, seen, args, item);
          wasm.update(gradient, 1, bytes, weights, weights, bytes, stepOf(args));
        }
      },
      test(windows, { start, end }, given) {
        const { samples, labels, weights, right, units } = windows as unknown as TestWindows;
        const { inputs, hidden, outputs, classes, count, ...rest } = given as TrainArguments;
        const shape = [inputs, hidden, outputs, classes] as const;
        for (let item = start; item < end; item++) {
          const room = addressOf(
            units,
            item,
            unitCount({ ...rest, inputs, hidden, outputs, classes }),
          );
          let sum = 0;
          for (let i = item * testBlock; i < Math.min(count, (item + 1) * testBlock); i++) {
            const at = samples.view.byteOffset + i * inputs * 4;
            sum += wasm.isRight(at, labels.view[i] ?? 0, weights.view.byteOffset, room, ...shape);
          }
          right.view[item - right.first] = sum;
        }
      },
    };
  },
};

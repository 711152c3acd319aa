// TensorFlow.js trains the lab's perceptron with its WASM backend. Started by the bench's worker, never imported.

import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { add, losses, matMul, oneHot, ready, relu, setBackend } from '@tensorflow/tfjs-core';
import { tensor1d, tensor2d, train, variable } from '@tensorflow/tfjs-core';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { expose } from 'comlink';
// Else a build leaves the gradients out.
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';

/** What is learned, and by what: batches one after the other, layers as the lab lays them. */
export interface TrainingJob {
  readonly inputs: number;
  readonly hidden: number;
  readonly classes: number;
  readonly rate: number;
  /** Per step `batch` x `inputs` numbers, and a label for each sample. */
  readonly batches: readonly { readonly samples: Float32Array; readonly labels: Int32Array }[];
  /** Both layers' weights by rows, and their biases. */
  readonly start: readonly [Float32Array, Float32Array, Float32Array, Float32Array];
}

interface Opened {
  readonly start: readonly Tensor[];
  readonly layers: readonly Variable[];
  readonly batches: readonly { readonly samples: Tensor2D; readonly targets: Tensor }[];
  readonly rate: number;
}

let opened: Opened | undefined;

function forward([w1, b1, w2, b2]: readonly Variable[], samples: Tensor2D): Tensor2D {
  if (!w1 || !b1 || !w2 || !b2) throw new Error('The network has two layers.');
  const hidden = relu(add(matMul(samples, w1 as unknown as Tensor2D), b1));
  return add(matMul(hidden as Tensor2D, w2 as unknown as Tensor2D), b2);
}

const worker = {
  /** Places the job; on one thread. */
  async open({ inputs, hidden, classes, rate, batches, start }: TrainingJob): Promise<void> {
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': threaded,
    });
    setThreadsCount(1);
    if (!(await setBackend('wasm'))) throw new Error('tfjs could not start its WASM backend.');
    await ready();
    const tensors = [
      tensor2d(start[0], [inputs, hidden]),
      tensor1d(start[1]),
      tensor2d(start[2], [hidden, classes]),
      tensor1d(start[3]),
    ];
    opened = {
      rate,
      start: tensors,
      layers: tensors.map((tensor) => variable(tensor)),
      batches: batches.map(({ samples, labels }) => ({
        samples: tensor2d(samples, [labels.length, inputs]),
        targets: oneHot(tensor1d(labels, 'int32'), classes),
      })),
    };
  },
  /** All steps from the first weights on; resolves with the last ones and the time in ms. */
  train(): { readonly wallMs: number; readonly weights: readonly Float32Array[] } {
    if (!opened) throw new Error('tfjs is not open.');
    const { start, layers, batches, rate } = opened;
    layers.forEach((layer, i) => layer.assign(start[i] as Tensor));
    const optimizer = train.sgd(rate);
    const startMs = performance.now();
    for (const { samples, targets } of batches) {
      optimizer.minimize(() => losses.softmaxCrossEntropy(targets, forward(layers, samples)));
    }
    const weights = layers.map((layer) => layer.dataSync<'float32'>().slice());
    const wallMs = performance.now() - startMs;
    optimizer.dispose();
    return { wallMs, weights };
  },
};

/** What the bench's worker calls. */
export type TfjsTraining = typeof worker;

expose(worker);

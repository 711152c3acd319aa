// TensorFlow.js with its WebGPU backend in a realm of its own. Started by the bench's worker, never
// imported.

import '@tensorflow/tfjs-backend-webgpu';
import { matMul, ready, setBackend, tensor2d } from '@tensorflow/tfjs-core';
import { expose, transfer } from 'comlink';
import type { Tensor2D } from '@tensorflow/tfjs-core';

let factors: readonly [Tensor2D, Tensor2D] | undefined;

const worker = {
  /** Starts the backend and places both matrices, n x n by rows. */
  async open(n: number, a: Float32Array, b: Float32Array): Promise<void> {
    if (!(await setBackend('webgpu'))) throw new Error('tfjs could not start its WebGPU backend.');
    await ready();
    factors = [tensor2d(a, [n, n]), tensor2d(b, [n, n])];
  },
  /** The product read back, and the time of both in ms: one is not done before the other. */
  async multiply(): Promise<{ readonly wallMs: number; readonly c: Float32Array<ArrayBuffer> }> {
    if (!factors) throw new Error('tfjs is not open.');
    const startMs = performance.now();
    const product = matMul(factors[0], factors[1]);
    const c = (await product.data<'float32'>()) as Float32Array<ArrayBuffer>;
    const wallMs = performance.now() - startMs;
    product.dispose();
    return transfer({ wallMs, c }, [c.buffer]);
  },
};

/** What the bench's worker calls. */
export type TfjsWebgpu = typeof worker;

expose(worker);

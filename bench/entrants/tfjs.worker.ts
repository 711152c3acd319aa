// TensorFlow.js with its WASM backend in a realm of its own: its number of threads is set once.
// Started by the bench's worker, never imported.

import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { matMul, ready, setBackend, tensor2d } from '@tensorflow/tfjs-core';
import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threaded from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { expose, transfer } from 'comlink';
import type { Tensor2D } from '@tensorflow/tfjs-core';

/** A product and what it took, in ms. */
export interface TfjsProduct {
  readonly multiplyMs: number;
  /** `dataSync`: the result copied out of tfjs's memory. */
  readonly readMs: number;
  readonly c: Float32Array<ArrayBuffer>;
}

let factors: readonly [Tensor2D, Tensor2D] | undefined;

const worker = {
  /**
   * Starts the backend with `threads` threads and places both matrices, n x n by rows; resolves with
   * the threads that it really has. `cores` stands in for what the browser reports.
   */
  async open(
    threads: number,
    cores: number | undefined,
    n: number,
    a: Float32Array,
    b: Float32Array,
  ): Promise<number> {
    if (cores !== undefined) {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: cores });
    }
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': threaded,
    });
    setThreadsCount(threads);
    if (!(await setBackend('wasm'))) throw new Error('tfjs could not start its WASM backend.');
    await ready();
    factors = [tensor2d(a, [n, n]), tensor2d(b, [n, n])];
    return getThreadsCount();
  },
  multiply(): TfjsProduct {
    if (!factors) throw new Error('tfjs is not open.');
    const startMs = performance.now();
    const product = matMul(factors[0], factors[1]);
    const multipliedMs = performance.now();
    const c = product.dataSync<'float32'>() as Float32Array<ArrayBuffer>;
    const endMs = performance.now();
    product.dispose();
    return transfer({ multiplyMs: multipliedMs - startMs, readMs: endMs - multipliedMs, c }, [
      c.buffer,
    ]);
  },
};

/** What the bench's worker calls. */
export type Tfjs = typeof worker;

expose(worker);

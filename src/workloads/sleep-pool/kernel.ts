// The JavaScript kernel: waits without computing, or computes without waiting, and returns x squared.

import type { KernelEntries } from '../../contract/kernel.ts';
import { callMs, stepsPerMs } from './stage.ts';
import type { SleepArguments, SleepWindows } from './stage.ts';

let cell: Int32Array<SharedArrayBuffer> | undefined;

/** Nobody ever wakes who waits here. A shared memory of WASM's exists without isolation as well. */
function lonelyCell(): Int32Array<SharedArrayBuffer> {
  const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  return (cell ??= new Int32Array(buffer as ArrayBufferLike as SharedArrayBuffer));
}

/** A linear congruential generator (Numerical Recipes' constants): each step needs the one before it. */
function spin(seed: number, steps: number): number {
  let state = seed;
  for (let step = 0; step < steps; step++) state = (Math.imul(state, 1664525) + 1013904223) | 0;
  return state >>> 0;
}

export const kernelEntries: KernelEntries = {
  sleep(windows, range, args) {
    const { squares, states } = windows as unknown as SleepWindows;
    const call = args as SleepArguments;
    for (let item = range.start; item < range.end; item++) {
      const x = item + 1;
      const ms = callMs(call, x);
      states.view[item - states.first] = call.busy === 1 ? spin(x, ms * stepsPerMs) : 0;
      if (call.busy === 0) Atomics.wait(lonelyCell(), 0, 0, ms);
      squares.view[item - squares.first] = x * x;
    }
  },
};

// Binds the exports of the WASM kernel to the entry that the stage names.

import type { Kernel, WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { callMs, stepsPerMs } from './stage.ts';
import type { SleepArguments, SleepWindows } from './stage.ts';

interface SleepExports {
  waitOn(cell: number, ms: number): void;
  spin(seed: number, steps: number): number;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as SleepExports;
    const sleep: Kernel = (windows, range, args) => {
      const { squares, states } = windows as unknown as SleepWindows;
      const call = args as SleepArguments;
      for (let item = range.start; item < range.end; item++) {
        const x = item + 1;
        const at = item - squares.first;
        const ms = callMs(call, x);
        const state = call.busy === 1 ? wasm.spin(x, ms * stepsPerMs) : 0;
        states.view[item - states.first] = state >>> 0;
        if (call.busy === 0) wasm.waitOn(squares.view.byteOffset + 4 * at, ms);
        squares.view[at] = x * x;
      }
    };
    return { sleep };
  },
};

// Binds the exports of the WASM kernel to the entries that stages name.

import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import type { CountWindows, SharedCountWindows } from './stage.ts';

interface CountExports {
  count(from: number, end: number, tables: number): void;
  countShared(from: number, end: number, bins: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as CountExports;
    return {
      count(windows, { start, end }) {
        const { values, tables } = windows as unknown as CountWindows;
        const at = values.view.byteOffset - values.first;
        wasm.count(at + start, at + end, tables.view.byteOffset);
      },
      countShared(windows, { start, end }) {
        const { values, bins } = windows as unknown as SharedCountWindows;
        const at = values.view.byteOffset - values.first;
        wasm.countShared(at + start, at + end, bins.view.byteOffset);
      },
    };
  },
};

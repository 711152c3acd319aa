// Binds the export of the WASM kernel to the entry that the stage names.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import type { HeatArguments, HeatWindows } from './stage.ts';

interface HeatExports {
  step(from: number, to: number, start: number, end: number, size: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as HeatExports;
    return {
      step(windows, { start, end }, args) {
        const { from, to } = windows as unknown as HeatWindows;
        const { size } = args as HeatArguments;
        const source = addressOf(from, start, size);
        const target = addressOf(to, start, size);
        wasm.step(source, target, start, end, size);
      },
    };
  },
};

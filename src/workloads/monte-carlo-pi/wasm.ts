// Binds the exports of the WASM kernel to the entries that stages name.

import type { Kernel, WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import type { PointArguments, PointWindows } from './stage.ts';

interface PointExports {
  points(hits: number, start: number, end: number, seed: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as PointExports;
    const points: Kernel = (windows, range, args) => {
      const { hits } = windows as unknown as PointWindows;
      const { seed } = args as PointArguments;
      wasm.points(hits.view.byteOffset, range.start, range.end, seed);
    };
    return { points };
  },
};

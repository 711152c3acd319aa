// Binds the exports of the WASM kernel to the entries that stages name.

import type { Kernel, WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import type { MandelbrotArguments, MandelbrotWindows } from './stage.ts';

interface MandelbrotExports {
  rows(
    counts: number,
    start: number,
    end: number,
    size: number,
    iterations: number,
    centreX: number,
    centreY: number,
    zoom: number,
  ): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as MandelbrotExports;
    const rows: Kernel = (windows, range, args) => {
      const { counts } = windows as unknown as MandelbrotWindows;
      const { size, iterations, centreX, centreY, zoom } = args as MandelbrotArguments;
      const to = counts.view.byteOffset + (range.start - counts.first) * size * 4;
      wasm.rows(to, range.start, range.end, size, iterations, centreX, centreY, zoom);
    };
    return { rows };
  },
};

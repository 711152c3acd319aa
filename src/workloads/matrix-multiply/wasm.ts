// Binds the export of the WASM kernel to the entry that the stage names.

import type { Kernel, WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import type { MatrixArguments, MultiplyWindows } from './stage.ts';

interface MatrixExports {
  multiply(a: number, panels: number, c: number, rows: number, n: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as MatrixExports;
    const multiply: Kernel = (windows, range, args) => {
      const { a, b, c } = windows as unknown as MultiplyWindows;
      const { n } = args as MatrixArguments;
      const from = a.view.byteOffset + (range.start - a.first) * n * 4;
      const to = c.view.byteOffset + (range.start - c.first) * n * 4;
      wasm.multiply(from, b.view.byteOffset, to, range.end - range.start, n);
    };
    return { multiply };
  },
};

// Binds the export of the WASM kernel to the entry that the stage names.

import { addressOf } from '../../contract/kernel.ts';
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
      const from = addressOf(a, range.start, n);
      const to = addressOf(c, range.start, n);
      wasm.multiply(from, b.view.byteOffset, to, range.end - range.start, n);
    };
    return { multiply };
  },
};

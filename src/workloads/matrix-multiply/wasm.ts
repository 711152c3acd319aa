// Binds the exports of the WASM kernel to the entries that stages name.

import type { Kernel, WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { panelColumns } from './stage.ts';
import type { MatrixArguments, MultiplyWindows, PackWindows } from './stage.ts';

interface MatrixExports {
  pack(b: number, packed: number, start: number, end: number, n: number): void;
  multiply(a: number, packed: number, c: number, rows: number, n: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as MatrixExports;
    const pack: Kernel = (windows, range, args) => {
      const { b, packed } = windows as unknown as PackWindows;
      const { n } = args as MatrixArguments;
      const to = packed.view.byteOffset + (range.start - packed.first) * n * panelColumns * 4;
      wasm.pack(b.view.byteOffset, to, range.start, range.end, n);
    };
    const multiply: Kernel = (windows, range, args) => {
      const { a, packed, c } = windows as unknown as MultiplyWindows;
      const { n } = args as MatrixArguments;
      const from = a.view.byteOffset + (range.start - a.first) * n * 4;
      const to = c.view.byteOffset + (range.start - c.first) * n * 4;
      wasm.multiply(from, packed.view.byteOffset, to, range.end - range.start, n);
    };
    return { pack, multiply };
  },
};

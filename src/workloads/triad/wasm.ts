// Binds the export of the WASM kernel to the entry that the stage names.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import type { TriadWindows } from './stage.ts';

interface TriadExports {
  triad(a: number, b: number, c: number, count: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as TriadExports;
    return {
      triad(windows, { start, end }) {
        const { a, b, c } = windows as unknown as TriadWindows;
        wasm.triad(
          addressOf(a, start, 1),
          addressOf(b, start, 1),
          addressOf(c, start, 1),
          end - start,
        );
      },
    };
  },
};

// Binds the exports of the WASM kernel to the entries that stages name.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { blockLength } from './stage.ts';
import type { ScanWindows, SumWindows } from './stage.ts';

interface ScanExports {
  sum(values: number, sums: number, blocks: number): void;
  scan(values: number, bases: number, prefix: number, blocks: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as ScanExports;
    return {
      sum(windows, { start, end }) {
        const { values, sums } = windows as unknown as SumWindows;
        wasm.sum(addressOf(values, start, blockLength), addressOf(sums, start, 1), end - start);
      },
      scan(windows, { start, end }) {
        const { values, bases, prefix } = windows as unknown as ScanWindows;
        wasm.scan(
          addressOf(values, start, blockLength),
          addressOf(bases, start, 1),
          addressOf(prefix, start, blockLength),
          end - start,
        );
      },
    };
  },
};

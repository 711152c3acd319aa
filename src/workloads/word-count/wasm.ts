// Binds the exports of the WASM kernel: words are cut in JavaScript, hashed and counted in WASM.

import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { entriesWith } from './kernel.ts';

interface CountExports {
  packEach(folded: number, length: number, packed: number, ends: number): void;
  packCombined(folded: number, length: number, slots: number, packed: number, ends: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as CountExports;
    return entriesWith(({ folded, slots, packed, ends }, length, combine) => {
      const [to, stops] = [packed.byteOffset, ends.byteOffset];
      if (combine) wasm.packCombined(folded.byteOffset, length, slots.byteOffset, to, stops);
      else wasm.packEach(folded.byteOffset, length, to, stops);
    });
  },
};

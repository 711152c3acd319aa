// Binds the exports of the WASM kernel: words are cut in JavaScript, hashed and counted in WASM.

import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { entriesWith } from './kernel.ts';

interface CountExports {
  countWords(
    slots: number,
    words: number,
    kept: number,
    used: number,
    folded: number,
    from: number,
    length: number,
  ): number;
  packTable(words: number, kept: number, used: number, packed: number, ends: number): void;
  packEach(folded: number, length: number, packed: number, ends: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as CountExports;
    return entriesWith({
      count: ({ slots, words, kept, used }, folded, from, length) =>
        wasm.countWords(
          slots.byteOffset,
          words.byteOffset,
          kept.byteOffset,
          used.byteOffset,
          folded.byteOffset,
          from,
          length,
        ),
      packTable({ words, kept, used }, { packed, ends }) {
        const [list, bytes, count] = [words.byteOffset, kept.byteOffset, used.byteOffset];
        wasm.packTable(list, bytes, count, packed.byteOffset, ends.byteOffset);
      },
      packEach(folded, length, { packed, ends }) {
        wasm.packEach(folded.byteOffset, length, packed.byteOffset, ends.byteOffset);
      },
    });
  },
};

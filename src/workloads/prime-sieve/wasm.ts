// Binds the export of the WASM kernel to the entry that the stage names.

import { addressOf } from '../../contract/kernel.ts';
import type { Kernel, WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { blockBytes } from './stage.ts';
import type { SieveArguments, SieveWindows } from './stage.ts';

interface SieveExports {
  sieve(
    bits: number,
    start: number,
    end: number,
    primes: number,
    primeCount: number,
    pattern: number,
    limit: number,
  ): number;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as SieveExports;
    const sieve: Kernel = (windows, { start, end }, args) => {
      const { bits, count, primes, pattern } = windows as unknown as SieveWindows;
      const { limit } = args as SieveArguments;
      const to = addressOf(bits, start, blockBytes);
      const [from, copied] = [primes.view.byteOffset, pattern.view.byteOffset];
      const found = wasm.sieve(to, start, end, from, primes.view.length, copied, limit);
      count.view[0] = (count.view[0] ?? 0) + found;
    };
    return { sieve };
  },
};

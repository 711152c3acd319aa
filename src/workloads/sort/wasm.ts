// Binds the exports of the WASM kernel to the entries that stages name.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { blockKeys, bucketCount, counterCount } from './stage.ts';
import type { SortWindows, SplitArguments, SplitWindows } from './stage.ts';

interface SortExports {
  group(keys: number, count: number, table: number, grouped: number, tallies: number): void;
  sort(keys: number, count: number, sorted: number, spare: number, counters: number): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as SortExports;
    return {
      split(windows, { start, end }, args, emit) {
        const { keys, table, grouped, tallies } = windows as unknown as SplitWindows;
        const { length } = args as SplitArguments;
        for (let block = start; block < end; block++) {
          const from = addressOf(keys, block, blockKeys);
          const to = (block - grouped.first) * blockKeys;
          const own = (block - tallies.first) * bucketCount;
          const count = Math.min(blockKeys, length - block * blockKeys);
          const [into, tallied] = [
            grouped.view.byteOffset + to * 4,
            tallies.view.byteOffset + own * 4,
          ];
          wasm.group(from, count, table.view.byteOffset, into, tallied);
          for (let bucket = 0; bucket < bucketCount; bucket++) {
            const first = tallies.view[own + bucket] ?? 0;
            const last = bucket + 1 < bucketCount ? (tallies.view[own + bucket + 1] ?? 0) : count;
            if (last === first) continue;
            emit(bucket, new Uint8Array(grouped.view.buffer, into + first * 4, (last - first) * 4));
          }
        }
      },
      sort(windows, { start, end }) {
        const { bucket, sorted, spare, counters } = windows as unknown as SortWindows;
        for (let item = start; item < end; item++) {
          const from = bucket.offsets?.[item - bucket.first] ?? 0;
          const count = ((bucket.offsets?.[item - bucket.first + 1] ?? 0) - from) / 4;
          const to = sorted.offsets?.[item - sorted.first] ?? 0;
          const own = (item - counters.first) * counterCount;
          wasm.sort(
            bucket.view.byteOffset + from,
            count,
            sorted.view.byteOffset + to * 4,
            spare.view.byteOffset + to * 4,
            counters.view.byteOffset + own * 4,
          );
        }
      },
    };
  },
};

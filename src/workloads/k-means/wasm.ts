// Binds the export of the WASM kernel to the entry that the stage names.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { blockPoints, sumsLength } from './stage.ts';
import type { AssignArguments, AssignWindows } from './stage.ts';

interface AssignExports {
  assign(
    points: number,
    count: number,
    centres: number,
    clusters: number,
    pairs: number,
    labels: number,
    sums: number,
  ): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as AssignExports;
    return {
      assign(windows, { start, end }, args) {
        const { points, centres, labels, sums } = windows as unknown as AssignWindows;
        const given = args as AssignArguments;
        const { clusters, pairs } = given;
        const perBlock = sumsLength(given);
        for (let block = start; block < end; block++) {
          const from = addressOf(points, block, pairs * blockPoints);
          const to = addressOf(labels, block, blockPoints);
          const sum = (block - sums.first) * perBlock;
          sums.view.fill(0, sum, sum + perBlock);
          const count = Math.min(blockPoints, given.points - block * blockPoints);
          const [means, into] = [centres.view.byteOffset, sums.view.byteOffset + sum * 4];
          wasm.assign(from, count, means, clusters, pairs, to, into);
        }
      },
    };
  },
};

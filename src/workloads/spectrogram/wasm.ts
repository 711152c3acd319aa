// Binds the export of the WASM kernel to the entry that the stage names.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import { bandCount, blockFrames, workLength } from './stage.ts';
import type { FrameArguments, FrameWindows } from './stage.ts';

interface FrameExports {
  frame(
    sound: number,
    hann: number,
    twiddles: number,
    order: number,
    weights: number,
    places: number,
    work: number,
    levels: number,
    m: number,
  ): void;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as FrameExports;
    return {
      frames(windows, { start, end }, args) {
        const { sound, work, levels, ...tables } = windows as unknown as FrameWindows;
        const { frames, size, hop } = args as FrameArguments;
        const [hann, twiddles, order] = [tables.hann, tables.twiddles, tables.order];
        const last = Math.min(frames, end * blockFrames);
        const perBlock = blockFrames * bandCount;
        levels.view.fill(0, (start - levels.first) * perBlock, (end - levels.first) * perBlock);
        for (let frame = start * blockFrames; frame < last; frame++) {
          const block = Math.floor(frame / blockFrames);
          const inBlock = frame - block * blockFrames;
          wasm.frame(
            addressOf(sound, block, blockFrames * hop) + inBlock * hop * 4,
            hann.view.byteOffset,
            twiddles.view.byteOffset,
            order.view.byteOffset,
            tables.weights.view.byteOffset,
            tables.places.view.byteOffset,
            addressOf(work, block, workLength(size)),
            addressOf(levels, block, perBlock) + inBlock * bandCount * 4,
            size / 2,
          );
        }
      },
    };
  },
};

// Binds the exports of the WASM kernel to the entries that stages name.

import { addressOf } from '../../contract/kernel.ts';
import type { WasmKernel } from '../../contract/kernel.ts';
import variants from './kernel.assembly.ts?wasm';
import type { BlurWindows, EdgeWindows, FilterArguments } from './stage.ts';

type Call = (...given: readonly number[]) => void;

interface FilterExports {
  readonly across: Call;
  readonly down: Call;
  readonly edges: Call;
}

export const wasmKernel: WasmKernel = {
  variants,
  bind(exports) {
    const wasm = exports as unknown as FilterExports;
    return {
      across(windows, { start, end }, args) {
        const { from, to, weights } = windows as unknown as BlurWindows;
        const { width, radius } = args as FilterArguments;
        const [source, target] = [addressOf(from, start, width), addressOf(to, start, width)];
        wasm.across(source, target, end - start, width, radius, weights.view.byteOffset);
      },
      down(windows, { start, end }, args) {
        const { from, to, weights } = windows as unknown as BlurWindows;
        const { width, height, radius, top } = args as FilterArguments;
        // The image's row 0, whether it is there or not.
        const [source, target] = [addressOf(from, 0 - top, width), addressOf(to, start, width)];
        const [first, last] = [top + start, top + end];
        wasm.down(source, target, first, last, width, height, radius, weights.view.byteOffset);
      },
      edges(windows, { start, end }, args) {
        const { from, to } = windows as unknown as EdgeWindows;
        const { width, height } = args as FilterArguments;
        wasm.edges(
          addressOf(from, 0, width),
          addressOf(to, start, width),
          start,
          end,
          width,
          height,
        );
      },
    };
  },
};

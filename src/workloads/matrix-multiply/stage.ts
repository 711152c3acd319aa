// The two stages of the matrix product, and the names by which its kernels know their data.
// Apart from the workload, so that kernels import nothing that imports them.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Columns of B that lie together in one packed panel: two SIMD vectors of four. */
export const panelColumns = 8;

/** Rows of C that the WASM kernel computes together. */
export const tileRows = 6;

export type MatrixArguments = { readonly n: number };

/** `b`: n x n by rows; `packed`: panels of n x 8, row by row, zeros beyond column n. */
export interface PackWindows {
  readonly b: Window;
  readonly packed: Window;
}

/** `a` and `c`: n x n by rows; `packed`: B as the pack stage left it. */
export interface MultiplyWindows {
  readonly a: Window;
  readonly packed: Window;
  readonly c: Window;
}

/** Panels that hold all n columns. */
export function panelCount(n: number): number {
  return Math.ceil(n / panelColumns);
}

/** Items are column panels of B: each is copied to where the multiplication reads it in one stream. */
export function packStage(n: number): Stage {
  return {
    name: 'pack',
    entry: 'pack',
    items: panelCount(n),
    args: { n },
    grain: Math.max(1, Math.floor(panelCount(n) / 16)),
    arrays: {
      b: { array: 'b', how: 'broadcast' },
      packed: { array: 'packed', how: 'gather', perItem: n * panelColumns },
    },
  };
}

/** Items are rows of C. */
export function multiplyStage(n: number): Stage {
  return {
    name: 'multiply',
    entry: 'multiply',
    items: n,
    args: { n },
    arrays: {
      a: { array: 'a', how: 'scatter', perItem: n },
      packed: { array: 'packed', how: 'broadcast' },
      c: { array: 'c', how: 'gather', perItem: n },
    },
  };
}

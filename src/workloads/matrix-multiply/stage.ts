// The stage of the matrix product, and the names by which its kernels know their data. Apart from the
// workload, so that kernels import nothing that imports them.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Rows of C that the WASM kernel computes together. */
export const tileRows = 6;

export type MatrixArguments = { readonly n: number };

/** `a` and `c`: n x n by rows; `b`: n x n in panels (see `panels.ts`). */
export interface MultiplyWindows {
  readonly a: Window;
  readonly b: Window;
  readonly c: Window;
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
      b: { array: 'b', how: 'broadcast' },
      c: { array: 'c', how: 'gather', perItem: n },
    },
  };
}

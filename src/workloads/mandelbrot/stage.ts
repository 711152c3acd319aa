// The one stage of the Mandelbrot program, and the names by which its kernels know their data.
// Apart from the workload, so that kernels import nothing that imports them.

import type { Window } from '../../contract/kernel.ts';
import type { ParameterValues } from '../../contract/params.ts';
import type { Stage } from '../../contract/stage.ts';

export type MandelbrotParameter = 'size' | 'iterations' | 'centreX' | 'centreY' | 'zoom';

/** What a kernel is handed: the parameters as they are. */
export type MandelbrotArguments = ParameterValues<MandelbrotParameter>;

/** `counts`: u32, one per pixel, `size` per row. */
export interface MandelbrotWindows {
  readonly counts: Window;
}

/** Items are rows: a row is a contiguous piece of the output. */
export function rowsStage(p: MandelbrotArguments): Stage {
  return {
    name: 'rows',
    entry: 'rows',
    items: p.size,
    args: p,
    arrays: { counts: { array: 'counts', how: 'gather', perItem: p.size } },
  };
}

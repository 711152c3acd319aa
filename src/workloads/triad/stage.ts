// The stage of the triad, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** The factor of STREAM (McCalpin 1995). */
export const factor = 3;
/** Bytes that cross for one element, as STREAM counts them: two reads and a write of a double. */
export const bytesPerElement = 24;

/** a = b + 3 c, element by element; f64. */
export interface TriadWindows {
  readonly a: Window;
  readonly b: Window;
  readonly c: Window;
}

/** Items are elements. */
export function triadStage(length: number): Stage {
  return {
    name: 'triad',
    entry: 'triad',
    items: length,
    args: {},
    arrays: {
      a: { array: 'a', how: 'gather', perItem: 1 },
      b: { array: 'b', how: 'scatter', perItem: 1 },
      c: { array: 'c', how: 'scatter', perItem: 1 },
    },
  };
}

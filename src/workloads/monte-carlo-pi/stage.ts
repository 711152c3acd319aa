// The one stage of the pi estimate, and the names by which its kernels know their data.
// Apart from the workload, so that kernels import nothing that imports them.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

export type PointArguments = { readonly seed: number };

/** `hits`: u32, one element, to which a task adds. */
export interface PointWindows {
  readonly hits: Window;
}

/** Items are points; point i depends on i and the seed alone. */
export function pointsStage(points: number, seed: number): Stage {
  return {
    name: 'points',
    entry: 'points',
    items: points,
    args: { seed },
    arrays: { hits: { array: 'hits', how: 'reduce', combine: 'sum' } },
  };
}

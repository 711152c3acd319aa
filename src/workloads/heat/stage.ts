// The stages of the heat equation: a step each, with a barrier after it, and the names by which kernels know
// their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

export type HeatArguments = { readonly size: number };

/** The plate before and after a step: f32, a row of `size` per item. */
export interface HeatWindows {
  readonly from: Window;
  readonly to: Window;
}

/** One step of Jacobi's method; items are rows, and each needs its neighbours. */
function stepStage(size: number, from: string, to: string): Stage {
  return {
    name: 'step',
    entry: 'step',
    items: size,
    args: { size },
    arrays: {
      from: { array: from, how: 'scatter', perItem: size, halo: 1 },
      to: { array: to, how: 'gather', perItem: size },
    },
  };
}

/** Step `step` of `steps`, from 0: it starts from `start`, then two plates take turns, and `plate` is the last. */
export function heatStage(size: number, step: number, steps: number): Stage {
  const plateOf = (after: number): string => ((steps - 1 - after) % 2 === 0 ? 'plate' : 'other');
  return stepStage(size, step === 0 ? 'start' : plateOf(step - 1), plateOf(step));
}

// The stages of the filters, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** `taps`: weights of a blur, twice the radius and one. */
export type FilterArguments = {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
};

/** Pixels before and after: u32, red in the lowest byte, a row per item; `weights`: i32, 32768 in sum. */
export interface BlurWindows {
  readonly from: Window;
  readonly to: Window;
  readonly weights: Window;
}

export type EdgeWindows = Omit<BlurWindows, 'weights'>;

/** Weights are parts of 2^15. */
export const weightBits = 15;

/** Every row blurred along itself. */
export function acrossStage(args: FilterArguments): Stage {
  const { width, height } = args;
  return {
    name: 'across',
    entry: 'across',
    items: height,
    args,
    arrays: {
      from: { array: 'pixels', how: 'scatter', perItem: width },
      to: { array: 'middle', how: 'gather', perItem: width },
      weights: { array: 'weights', how: 'broadcast' },
    },
  };
}

/** Every column blurred along itself: a row needs as many rows beside it as the radius says. */
export function downStage(args: FilterArguments): Stage {
  const { width, height, radius } = args;
  return {
    name: 'down',
    entry: 'down',
    items: height,
    args,
    arrays: {
      from: { array: 'middle', how: 'scatter', perItem: width, halo: radius },
      to: { array: 'filtered', how: 'gather', perItem: width },
      weights: { array: 'weights', how: 'broadcast' },
    },
  };
}

/** Sobel's gradient of the brightness. */
export function edgesStage(args: FilterArguments): Stage {
  const { width, height } = args;
  return {
    name: 'edges',
    entry: 'edges',
    items: height,
    args,
    arrays: {
      from: { array: 'pixels', how: 'scatter', perItem: width, halo: 1 },
      to: { array: 'filtered', how: 'gather', perItem: width },
    },
  };
}

// The stages of the filters, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Range } from '../../contract/range.ts';
import type { Stage } from '../../contract/stage.ts';

/** An image and a filter's reach. */
export interface FilterSize {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
}

/**
 * `radius`: a blur has twice as many taps and one. `top`: the image's row that is the stage's item 0; `fromRow` and
 * `toRow`: the row of the arrays read and written.
 */
export type FilterArguments = {
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  readonly top: number;
  readonly fromRow: number;
  readonly toRow: number;
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

/** What lies between the two ways of a blur takes memory: in bands of about so many pixels it stays small. */
const bandPixels = 2 ** 22;

/** Rows that are blurred both ways before the next ones are begun: all of an image of usual size. */
export function blurBands({ width, height }: FilterSize): readonly Range[] {
  const count = Math.ceil((width * height) / bandPixels);
  const edge = (band: number): number => Math.floor((band * height) / count);
  return Array.from({ length: count }, (_, i) => ({ start: edge(i), end: edge(i + 1) }));
}

/** The rows that a band's columns need: as many more beside it as the radius says. */
function withHalo({ height, radius }: FilterSize, { start, end }: Range): Range {
  return { start: Math.max(0, start - radius), end: Math.min(height, end + radius) };
}

/** The most rows that lie between the two ways at once. */
export function middleRows(size: FilterSize): number {
  const rows = blurBands(size).map((band) => {
    const { start, end } = withHalo(size, band);
    return end - start;
  });
  return Math.max(...rows);
}

/** Every row that `band` needs, blurred along itself. */
export function acrossStage(size: FilterSize, band: Range): Stage {
  const { width, height, radius } = size;
  const { start, end } = withHalo(size, band);
  const args: FilterArguments = { width, height, radius, top: start, fromRow: start, toRow: 0 };
  return {
    name: 'across',
    entry: 'across',
    items: end - start,
    args,
    arrays: {
      from: { array: 'pixels', how: 'scatter', perItem: width, firstItem: start },
      to: { array: 'middle', how: 'gather', perItem: width },
      weights: { array: 'weights', how: 'broadcast' },
    },
  };
}

/** Every column of `band` blurred along itself: a row needs as many rows beside it as the radius says. */
export function downStage(size: FilterSize, band: Range): Stage {
  const { width, height, radius } = size;
  const { start: top, end } = band;
  const fromRow = top - withHalo(size, band).start;
  const args: FilterArguments = { width, height, radius, top, fromRow, toRow: top };
  const move = { perItem: width, firstItem: fromRow, halo: radius };
  return {
    name: 'down',
    entry: 'down',
    items: end - top,
    args,
    arrays: {
      from: { array: 'middle', how: 'scatter', ...move },
      to: { array: 'filtered', how: 'gather', perItem: width, firstItem: top },
      weights: { array: 'weights', how: 'broadcast' },
    },
  };
}

/** Sobel's gradient of the brightness. */
export function edgesStage({ width, height, radius }: FilterSize): Stage {
  const args: FilterArguments = { width, height, radius, top: 0, fromRow: 0, toRow: 0 };
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

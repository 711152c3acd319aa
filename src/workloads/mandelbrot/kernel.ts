// The JavaScript kernel: escape-time iteration in f64. Its order of operations is the definition;
// the WASM twin follows it operation by operation, so that both agree bit for bit.

import type { KernelEntries } from '../../contract/kernel.ts';
import type { MandelbrotArguments, MandelbrotWindows } from './stage.ts';

/** The number of steps i < iterations with |z_i|^2 <= 4, for z_0 = 0 and z_(i+1) = z_i^2 + c. */
function escapeCount(cx: number, cy: number, iterations: number): number {
  let x = 0;
  let y = 0;
  let count = 0;
  while (count < iterations) {
    const xx = x * x;
    const yy = y * y;
    if (!(xx + yy <= 4)) break;
    const xy = x * y;
    x = xx - yy + cx;
    y = xy + xy + cy;
    count += 1;
  }
  return count;
}

export const kernelEntries: KernelEntries = {
  rows(windows, range, args) {
    const { counts } = windows as unknown as MandelbrotWindows;
    const { size, iterations, centreX, centreY, zoom } = args as MandelbrotArguments;
    const view = counts.view;
    const width = 3 / zoom;
    const half = size / 2;
    let index = (range.start - counts.first) * size;
    for (let row = range.start; row < range.end; row++) {
      const cy = centreY + ((row + 0.5 - half) * width) / size;
      for (let column = 0; column < size; column++) {
        const cx = centreX + ((column + 0.5 - half) * width) / size;
        view[index] = escapeCount(cx, cy, iterations);
        index += 1;
      }
    }
  },
};

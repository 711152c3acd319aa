// The JavaScript kernel: the mean of four neighbours, rounded to single precision after every operation, so
// that every kernel gives the same bits.

import type { KernelEntries } from '../../contract/kernel.ts';
import type { HeatArguments, HeatWindows } from './stage.ts';

const { fround } = Math;

export const kernelEntries: KernelEntries = {
  step(windows, { start, end }, args) {
    const { from, to } = windows as unknown as HeatWindows;
    const { size } = args as HeatArguments;
    const [old, next] = [from.view as Float32Array, to.view as Float32Array];
    for (let row = start; row < end; row++) {
      const at = (row - from.first) * size;
      const target = (row - to.first) * size;
      const rim = row === 0 || row === size - 1;
      for (let column = 0; column < size; column++) {
        const i = at + column;
        if (rim || column === 0 || column === size - 1) {
          next[target + column] = old[i] as number;
          continue;
        }
        const upright = fround((old[i - size] as number) + (old[i + size] as number));
        const level = fround((old[i - 1] as number) + (old[i + 1] as number));
        next[target + column] = fround(upright + level) * 0.25;
      }
    }
  },
};

// The JavaScript kernel: counts bytes into a task's own tables, or into the one that all share.

import type { KernelEntries } from '../../contract/kernel.ts';
import { binCount, tableCount } from './stage.ts';
import type { CountWindows, SharedCountWindows } from './stage.ts';

export const kernelEntries: KernelEntries = {
  count(windows, { start, end }) {
    const { values, tables } = windows as unknown as CountWindows;
    const { view, first } = values;
    for (let i = start; i < end; i++) {
      const bin = (i % tableCount) * binCount + (view[i - first] as number);
      tables.view[bin] = (tables.view[bin] as number) + 1;
    }
  },
  countShared(windows, { start, end }) {
    const { values, bins } = windows as unknown as SharedCountWindows;
    const counts = bins.view as Uint32Array;
    for (let i = start; i < end; i++)
      Atomics.add(counts, values.view[i - values.first] as number, 1);
  },
};

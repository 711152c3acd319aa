// The JavaScript kernel: sums modulo 2^32, so that every kernel gives the same bits.

import type { KernelEntries } from '../../contract/kernel.ts';
import { blockLength } from './stage.ts';
import type { ScanWindows, SumWindows } from './stage.ts';

export const kernelEntries: KernelEntries = {
  sum(windows, { start, end }) {
    const { values, sums } = windows as unknown as SumWindows;
    for (let block = start; block < end; block++) {
      const from = (block - values.first) * blockLength;
      let sum = 0;
      for (let i = from; i < from + blockLength; i++) sum = (sum + (values.view[i] as number)) | 0;
      sums.view[block - sums.first] = sum;
    }
  },
  scan(windows, { start, end }) {
    const { values, bases, prefix } = windows as unknown as ScanWindows;
    for (let block = start; block < end; block++) {
      const from = (block - values.first) * blockLength;
      const to = (block - prefix.first) * blockLength;
      let sum = bases.view[block - bases.first] as number;
      for (let i = 0; i < blockLength; i++) {
        sum = (sum + (values.view[from + i] as number)) | 0;
        prefix.view[to + i] = sum;
      }
    }
  },
};

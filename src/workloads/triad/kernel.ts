// The JavaScript kernel: a product and a sum, each rounded.

import type { KernelEntries } from '../../contract/kernel.ts';
import { factor } from './stage.ts';
import type { TriadWindows } from './stage.ts';

export const kernelEntries: KernelEntries = {
  triad(windows, { start, end }) {
    const { a, b, c } = windows as unknown as TriadWindows;
    const [to, left, right] = [a.view, b.view, c.view];
    const [toward, from, other] = [a.first, b.first, c.first];
    for (let i = start; i < end; i++) {
      to[i - toward] = (left[i - from] as number) + factor * (right[i - other] as number);
    }
  },
};

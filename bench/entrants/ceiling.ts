// The machine's ceiling: equal tasks that live in registers, so that whatever two processors lose here
// is lost to the machine and not to the program.

import { compareArrays } from '../../src/kit/compare-arrays.ts';
import { notForBench } from './not-for-bench.ts';
import type { KernelEntries } from '../../src/contract/kernel.ts';
import type { Stage } from '../../src/contract/stage.ts';
import type { Workload } from '../../src/contract/workload.ts';

/** Tasks of a run, an even number: two processors at one speed end together. */
const items = 128;

/** Steps of a task: about 0.6 ms on a core of 3 GHz. */
const steps = 200_000;

/** Eight chains of multiply and add that do not wait for each other; |factor| < 1 keeps them finite. */
function chains(first: number): number {
  const factor = 0.999_999;
  let [a, b, c, d, e, f, g, h] = [first, 2, 3, 4, 5, 6, 7, 8];
  for (let step = 0; step < steps; step++) {
    a = a * factor + 1;
    b = b * factor + 1;
    c = c * factor + 1;
    d = d * factor + 1;
    e = e * factor + 1;
    f = f * factor + 1;
    g = g * factor + 1;
    h = h * factor + 1;
  }
  return a + b + c + d + e + f + g + h;
}

const kernelEntries: KernelEntries = {
  chains(windows, range) {
    const sums = windows['sums'];
    if (!sums) throw new Error('The ceiling has no array "sums".');
    for (let item = range.start; item < range.end; item++) {
      sums.view[item - sums.first] = chains(item);
    }
  },
};

const stage: Stage = {
  name: 'chains',
  entry: 'chains',
  items,
  args: {},
  arrays: { sums: { array: 'sums', how: 'gather', perItem: 1 } },
};

/** Pure arithmetic in registers, in equal tasks. */
export const ceiling: Workload = {
  ...notForBench,
  id: 'ceiling',
  kernels: { ...notForBench.kernels, js: () => Promise.resolve(kernelEntries) },
  outputs: ['sums'],
  arrays: () => ({ sums: { type: 'f64', length: items } }),
  async *program() {
    yield stage;
  },
  mainStage: () => stage,
  work: () => items,
  check: (_p, { sums }, { sums: expected }) => {
    if (!sums || !expected) throw new Error('The ceiling has no array "sums".');
    return compareArrays('sums', sums, expected, { rule: 'exact' });
  },
};

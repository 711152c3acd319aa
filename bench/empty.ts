// A million tasks that do nothing: what is left is the price of handing a task out.

import { notForBench } from './not-for-bench.ts';
import { emptyTasks } from './protocol.ts';
import type { Stage } from '../src/contract/stage.ts';
import type { Workload } from '../src/contract/workload.ts';

const stage: Stage = { name: 'nothing', entry: 'nothing', items: emptyTasks, args: {}, arrays: {} };

/** Tasks without work, an item each. */
export const empty: Workload = {
  ...notForBench,
  id: 'empty',
  kernels: { ...notForBench.kernels, js: () => Promise.resolve({ nothing: () => undefined }) },
  outputs: [],
  arrays: () => ({}),
  async *program() {
    yield stage;
  },
  mainStage: () => stage,
  work: () => emptyTasks,
  // That every task was handed out is seen from its owner, by whoever runs it.
  check: () => ({
    ok: true,
    rule: 'exact',
    tolerance: 0,
    compared: 0,
    maxError: 0,
    differingShare: 0,
  }),
};

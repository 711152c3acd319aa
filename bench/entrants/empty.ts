// Tasks that do nothing, a million of them or fewer: what is left is the price of handing a task out.

import { notForBench } from './not-for-bench.ts';
import { emptyTasks, messageTasks } from '../protocol.ts';
import type { Stage } from '../../src/contract/stage.ts';
import type { Workload } from '../../src/contract/workload.ts';

/** `count` tasks without work, an item each. */
function makeEmpty(id: string, count: number): Workload {
  const stage: Stage = { name: 'nothing', entry: 'nothing', items: count, args: {}, arrays: {} };
  return {
    ...notForBench,
    id,
    kernels: { ...notForBench.kernels, js: () => Promise.resolve({ nothing: () => undefined }) },
    outputs: [],
    arrays: () => ({}),
    async *program() {
      yield stage;
    },
    mainStage: () => stage,
    work: () => count,
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
}

/** For schedules in shared memory. */
export const empty = makeEmpty('empty', emptyTasks);

/** For tasks by message, which cost far more. */
export const few = makeEmpty('few', messageTasks);

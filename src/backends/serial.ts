// The serial backend: one worker, no parallel machinery, the whole range as one task. Its time is the
// baseline T(best serial) that absolute speedups are measured against.

import { openPrivate } from './workers/open-team.ts';
import { Pool } from './workers/pool.ts';
import type { Backend } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';

/** `find` gives the workload of an id. Each kernel has a worker of its own, so that both stay warm. */
export function makeSerialBackend(find: (id: string) => Workload | undefined): Backend {
  const pools = { js: new Pool(), wasm: new Pool() };
  return {
    id: 'serial',
    support: () => Promise.resolve({ ok: true, transports: ['shared', 'transfer'] }),
    open(job) {
      const workload = find(job.workload);
      if (!workload) throw new Error(`There is no workload "${job.workload}".`);
      return openPrivate(workload, job, job.kernel === 'js' ? pools.js : pools.wasm);
    },
  };
}

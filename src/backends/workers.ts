// The workers backend: a team on shared memory where the page is isolated, on messages where it is not
// or where the person wants to see their cost.

import { transports } from '../contract/schedule.ts';
import { openMessages } from './open-team.ts';
import { canAwaitMemory } from './arena/pass-signal.ts';
import { SharedHome } from './shared/shared-home.ts';
import { spinTogether } from './pool/spin-together.ts';
import type { Backend } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { SharedMemory } from './arena/shared-memory.ts';
import type { StartWorker } from './pool/pool.ts';

/** Whether workers can share memory here: the page is isolated and the browser can await memory. */
export function canShareMemory(): boolean {
  return globalThis.crossOriginIsolated && 'SharedArrayBuffer' in globalThis && canAwaitMemory();
}

/** `find` gives the workload of an id: a backend names none itself. `memory` is the page's. */
export function makeWorkersBackend(
  find: (id: string) => Workload | undefined,
  memory: SharedMemory,
  startWorker: StartWorker,
): Backend {
  const home = new SharedHome(memory, startWorker);
  return {
    id: 'workers',
    support: () =>
      Promise.resolve({
        ok: true,
        transports: canShareMemory() ? transports : transports.filter((id) => id !== 'shared'),
      }),
    open(job, width) {
      const workload = find(job.workload);
      if (!workload) throw new Error(`There is no workload "${job.workload}".`);
      if (job.transport === 'shared') return home.open(workload, job, width);
      return openMessages(workload, job, home.pool, width);
    },
    spin: (threads, forMs) => spinTogether(home.pool, threads, forMs),
    cool: () => home.cool(),
  };
}

// The serial backend: one worker, the whole range as one task. Its time is the baseline T(best serial)
// that absolute speedups are measured against.

import { transports } from '../contract/schedule.ts';
import { openPrivate } from './open-team.ts';
import { SharedHome } from './shared/shared-home.ts';
import { canShareMemory } from './workers.ts';
import type { Backend } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { SharedMemory } from './arena/shared-memory.ts';
import type { StartWorker } from './pool/pool.ts';

/**
 * `find` gives the workload of an id, `memory` is the page's. Each kernel has a worker of its own, so that both stay
 * warm. Where memory can be shared a stage costs no message, as little as it can cost at all.
 */
export function makeSerialBackend(
  find: (id: string) => Workload | undefined,
  memory: SharedMemory,
  startWorker: StartWorker,
): Backend {
  const homes = {
    js: new SharedHome(memory, startWorker),
    wasm: new SharedHome(memory, startWorker),
  };
  return {
    id: 'serial',
    support: () => Promise.resolve({ ok: true, transports }),
    open(job) {
      const workload = find(job.workload);
      if (!workload) throw new Error(`There is no workload "${job.workload}".`);
      const home = job.kernel === 'js' ? homes.js : homes.wasm;
      if (canShareMemory()) return home.open(workload, job, 1);
      return openPrivate(workload, job, home.pool);
    },
  };
}

// The workers backend: a team on shared memory where the page is isolated, on messages where it is not
// or where the person wants to see their cost. Owns the pool and the page's one shared memory.

import { maxPages } from './layout.ts';
import { openMessages, openShared } from './open-team.ts';
import { Pool } from './pool.ts';
import type { Backend } from '../../contract/backend.ts';
import type { Workload } from '../../contract/workload.ts';

/** A shared memory whose maximum is as large as this device reserves address space for. */
function makeSharedMemory(): WebAssembly.Memory {
  for (const maximum of [maxPages, maxPages / 4]) {
    try {
      return new WebAssembly.Memory({ initial: 32, maximum, shared: true });
    } catch {
      continue;
    }
  }
  return new WebAssembly.Memory({ initial: 32, maximum: maxPages / 16, shared: true });
}

/** `find` gives the workload of an id: a backend names none itself. */
export function makeWorkersBackend(find: (id: string) => Workload | undefined): Backend {
  const pool = new Pool();
  let memory: WebAssembly.Memory | undefined;
  const giveUpMemory = (): void => {
    // A worker terminated in mid-task may write for a while yet: nobody reads that memory again.
    memory = undefined;
    pool.clear({ key: 'run.stopped', values: {} });
  };
  return {
    id: 'workers',
    support: () =>
      Promise.resolve({
        ok: true,
        transports: globalThis.crossOriginIsolated ? ['shared', 'transfer'] : ['transfer'],
      }),
    open(job, width) {
      const workload = find(job.workload);
      if (!workload) throw new Error(`There is no workload "${job.workload}".`);
      if (job.transport === 'transfer') return openMessages(workload, job, pool, width);
      memory ??= makeSharedMemory();
      return openShared(workload, job, pool, width, memory, giveUpMemory);
    },
  };
}

// A pool of workers and the one shared memory they live on, kept from run to run.

import { maxPages } from './layout.ts';
import { openShared } from './open-team.ts';
import { Pool } from './pool.ts';
import type { Job, Team } from '../../contract/backend.ts';
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

export class SharedHome {
  readonly pool = new Pool();
  #memory: WebAssembly.Memory | undefined;

  open(workload: Workload, job: Job, width: number): Promise<Team> {
    this.#memory ??= makeSharedMemory();
    return openShared(workload, job, this.pool, width, this.#memory, () => {
      // A worker terminated in mid-task may write for a while yet: nobody reads that memory again.
      this.#memory = undefined;
      this.pool.clear({ key: 'run.stopped', values: {} });
    });
  }
}

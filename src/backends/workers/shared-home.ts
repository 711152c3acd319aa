// A pool of workers and the one shared memory they live on, kept from run to run.

import { maxPages } from './layout.ts';
import { openShared } from './open-team.ts';
import { Pool } from './pool.ts';
import type { Job } from '../../contract/backend.ts';
import type { Workload } from '../../contract/workload.ts';
import type { SharedTeam } from './shared-team.ts';

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

  open(workload: Workload, job: Job, width: number): Promise<SharedTeam> {
    this.#memory ??= makeSharedMemory();
    return openShared(workload, job, this.pool, width, this.#memory, () => this.#abandon());
  }

  /** Ends the workers and gives up the memory; resolves when the workers have ended. */
  async cool(): Promise<void> {
    this.#abandon();
    await this.pool.quiet();
  }

  #abandon(): void {
    // A worker terminated in mid-task may write for a while yet: nobody reads that memory again.
    this.#memory = undefined;
    this.pool.clear({ key: 'run.stopped', values: {} });
  }
}

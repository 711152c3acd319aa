// A pool of workers and the shared memory they live on, kept from run to run.

import { openShared } from '../open-team.ts';
import { Pool, type StartWorker } from '../pool/pool.ts';
import type { Job } from '../../contract/backend.ts';
import type { Workload } from '../../contract/workload.ts';
import type { SharedMemory } from '../arena/shared-memory.ts';
import type { SharedTeam } from './shared-team.ts';

export class SharedHome {
  readonly pool: Pool;
  readonly #memory: SharedMemory;

  constructor(memory: SharedMemory, startWorker: StartWorker) {
    this.#memory = memory;
    this.pool = new Pool(memory.endings, startWorker);
  }

  open(workload: Workload, job: Job, width: number): Promise<SharedTeam> {
    return openShared(workload, job, this.pool, width, this.#memory, () => this.#abandon());
  }

  /** Ends the workers and gives up the memory; resolves when the workers have ended. */
  async cool(): Promise<void> {
    this.#abandon();
    await this.pool.quiet();
  }

  #abandon(): void {
    // A worker terminated in mid-task may write for a while yet: nobody reads that memory again.
    this.#memory.abandon();
    this.pool.clear({ key: 'run.stopped', values: {} });
  }
}

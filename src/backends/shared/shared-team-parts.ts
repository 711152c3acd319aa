// What a team on shared memory is made of.

import type { Job, SetUp } from '../../contract/backend.ts';
import type { Layout } from '../arena/layout.ts';
import type { PoolWorker } from '../pool/pool-worker.ts';
import type { Pool } from '../pool/pool.ts';

export interface SharedTeamParts {
  /** Its input lies in `memory`. */
  readonly job: Job;
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  readonly pool: Pool;
  readonly workers: readonly PoolWorker[];
  /** Loads the job's kernel into a worker that takes the place of a lost one. */
  readonly enlist: (worker: PoolWorker) => Promise<void>;
  readonly setUp: SetUp;
  readonly variant: string | undefined;
  /** Told when a worker had to be terminated and may write into the memory for a while yet. */
  readonly onTainted: () => void;
}

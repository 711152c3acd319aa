// Whether as many threads as a run has do run at the same time, asked of the very workers that compute.

import type { ThreadsRun } from '../../contract/backend.ts';
import type { Pool } from './pool.ts';

/** The first `threads` workers of the pool do nothing but read the clock, all for `forMs`. */
export async function spinTogether(
  pool: Pool,
  threads: number,
  forMs: number,
): Promise<ThreadsRun> {
  const workers = await pool.acquire(threads);
  const reports = await Promise.all(
    workers.map((worker) => worker.call((remote) => remote.spin(forMs))),
  );
  const offMs = reports.reduce((sum, report) => sum + report.offMs, 0);
  const wallMs = reports.reduce((sum, report) => sum + report.wallMs, 0);
  return { threads, given: threads * (1 - offMs / wallMs) };
}

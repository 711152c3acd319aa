// Ends a pass early: first by asking, then, for workers that do not answer, by terminating them.

import type { Pool } from './pool.ts';
import type { PoolWorker } from './pool-worker.ts';

/** How long a worker may take to answer a stop: tasks are planned to last less. */
const graceMs = 100;

/**
 * Awaits `work`, and on abort calls `ask`, then after a grace terminates the workers still busy
 * (`onKilled` follows). The promise always settles: a terminated worker's calls reject.
 */
export async function stoppable<T>(
  work: Promise<T>,
  signal: AbortSignal,
  pool: Pool,
  workers: readonly PoolWorker[],
  ask: () => void,
  onKilled: () => void,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onAbort = (): void => {
    ask();
    timer = setTimeout(() => {
      if (pool.killBusy(workers, { key: 'run.stopped', values: {} })) onKilled();
    }, graceMs);
  };
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

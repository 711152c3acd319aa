// Keeps compute workers warm: starts them on first need, hands out the first n, replaces the dead.
// Scheduling is not its job.

import { PoolWorker } from './pool-worker.ts';
import type { Message } from '../../words/message.ts';

/**
 * A worker terminated in a tight loop keeps its core for about 2 s more (Chromium 156: up to 2.25 s
 * for a nested one), and nothing tells when it has ended: until then a sample would be disturbed.
 */
const afterlifeMs = 2_250;

export class Pool {
  readonly #workers: PoolWorker[] = [];
  #quietAtMs = 0;

  /** The first `count` workers, all ready. Rejects with a `Failure` where one cannot be loaded. */
  async acquire(count: number): Promise<readonly PoolWorker[]> {
    await this.#quiet();
    for (let lane = 0; lane < count; lane++) {
      if (!this.#workers[lane]?.alive) this.#workers[lane] = startWorker(lane);
    }
    const workers = this.#workers.slice(0, count);
    await Promise.all(workers.map((worker) => worker.ready()));
    return workers;
  }

  /** Terminates the workers among `workers` that are busy; true where there were any. */
  killBusy(workers: readonly PoolWorker[], detail: Message): boolean {
    const busy = workers.filter((worker) => worker.alive && worker.busy);
    for (const worker of busy) worker.kill(detail);
    if (busy.length > 0) this.#quietAtMs = performance.now() + afterlifeMs;
    return busy.length > 0;
  }

  /** Terminates every worker, e.g. because their memory is to be given up. */
  clear(detail: Message): void {
    for (const worker of this.#workers) worker.kill(detail);
    this.#workers.length = 0;
  }

  async #quiet(): Promise<void> {
    const waitMs = this.#quietAtMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
}

function startWorker(lane: number): PoolWorker {
  const worker = new Worker(new URL('./compute.worker.ts', import.meta.url), {
    type: 'module',
    name: `processor ${lane + 1}`,
  });
  return new PoolWorker(worker, lane);
}

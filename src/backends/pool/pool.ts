// Keeps compute workers warm: starts them on first need, hands out the first n, replaces the dead, ends
// those that nobody has asked for in a while. Scheduling is not its job.

import { PoolWorker } from './pool-worker.ts';
import type { Endings } from '../arena/endings.ts';
import type { Message } from '../../words/message.ts';

/** A worker that no run has asked for this long is ended: it holds a core's stack and its kernels. */
const idleMs = 60_000;

/** Starts a worker whose code calls `serveWorkloads`; code that does not load makes itself heard by an `error` event. */
export type StartWorker = (name: string) => Worker;

/** How often a job is loaded where workers are lost while it is. */
const mostAttempts = 3;

export class Pool {
  readonly #workers: PoolWorker[] = [];
  readonly #endings: Endings;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;

  readonly #startWorker: StartWorker;
  readonly #nameOf: (lane: number) => string;

  /** `endings` are those of all pools whose workers share cores and memory with these. */
  constructor(
    endings: Endings,
    startWorker: StartWorker,
    nameOf = (lane: number): string => `processor ${lane + 1}`,
  ) {
    this.#endings = endings;
    this.#startWorker = startWorker;
    this.#nameOf = nameOf;
  }

  /** The first `count` workers, all ready. Rejects with a `Failure` where one cannot be loaded. */
  async acquire(count: number): Promise<readonly PoolWorker[]> {
    await this.quiet();
    const lanes = Array.from({ length: count }, (_, lane) => lane);
    const workers = await Promise.all(lanes.map((lane) => this.worker(lane)));
    this.#endIdleLater();
    return workers;
  }

  /** The worker of `lane`, ready; a new one where it is missing or lost. */
  async worker(lane: number): Promise<PoolWorker> {
    let worker = this.#workers[lane];
    if (!worker?.alive) {
      worker = new PoolWorker(this.#startWorker(this.#nameOf(lane)), lane);
      this.#workers[lane] = worker;
    }
    worker.usedAtMs = performance.now();
    await worker.ready();
    return worker;
  }

  /**
   * Loads a job into the worker of `lane`, and into its successor where it is lost meanwhile; rejects
   * with the loss of the third.
   */
  async enlist<T>(
    lane: number,
    load: (worker: PoolWorker) => Promise<T>,
  ): Promise<{ readonly worker: PoolWorker; readonly loaded: T }> {
    for (let attempt = 1; ; attempt++) {
      const worker = await this.worker(lane);
      try {
        return { worker, loaded: await load(worker) };
      } catch (error) {
        if (worker.alive || attempt === mostAttempts) throw error;
      }
    }
  }

  /** Resolves when every worker that was terminated, here or in a pool beside, has ended. */
  async quiet(): Promise<void> {
    await this.#endings.quiet();
  }

  /** Gives up one worker, which may be stuck; it is replaced when its lane is asked for again. */
  replace(worker: PoolWorker, detail: Message): void {
    worker.kill(detail);
    this.#endings.add(worker.ended);
  }

  /** Terminates the workers among `workers` that are busy; true where there were any. */
  killBusy(workers: readonly PoolWorker[], detail: Message): boolean {
    const busy = workers.filter((worker) => worker.alive && worker.busy);
    for (const worker of busy) this.replace(worker, detail);
    return busy.length > 0;
  }

  /** Terminates every worker, e.g. because their memory is to be given up. */
  clear(detail: Message): void {
    for (const worker of this.#workers) this.replace(worker, detail);
    this.#workers.length = 0;
  }

  #endIdleLater(): void {
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => {
      const sinceMs = performance.now() - idleMs;
      for (const worker of this.#workers) {
        if (!worker.alive || worker.busy || worker.usedAtMs > sinceMs) continue;
        worker.kill({ key: 'run.stopped', values: {} });
      }
      if (this.#workers.some(({ alive }) => alive)) this.#endIdleLater();
    }, idleMs);
  }
}

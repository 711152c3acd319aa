// The workers of a team on shared memory: who serves the run, who was lost and at which task, and who
// takes the place of a lost one.

import { controlCells } from '../arena/layout.ts';
import { errorText } from '../../contract/error-text.ts';
import { Failure } from '../../contract/failure.ts';
import { evictLane } from '../arena/lane-state.ts';
import { LossBook } from './loss-book.ts';
import { awaitCount, lastPass } from '../arena/pass-signal.ts';
import type { Tasks } from '../../contract/range.ts';
import type { Message } from '../../words/message.ts';
import type { Loss } from './loss-book.ts';
import type { Pool } from './pool.ts';
import type { PoolWorker } from './pool-worker.ts';

/** How long workers may take to leave a run that ended; one that does not is stuck in a task. */
const partingMs = 2_000;

/** How often workers that are lost before a run has begun are replaced. */
const mostAttempts = 3;

export class Crew {
  readonly workers: PoolWorker[];
  readonly #losses = new LossBook();
  readonly #memory: WebAssembly.Memory;
  readonly #pool: Pool;
  readonly #enlist: (worker: PoolWorker) => Promise<void>;
  /** Calls of the workers that serve this run, by lane; they end when they are let go. */
  readonly #serving: Promise<void>[] = [];

  /** `enlist` loads the job's kernel into a worker that takes the place of a lost one. */
  constructor(
    workers: readonly PoolWorker[],
    memory: WebAssembly.Memory,
    pool: Pool,
    enlist: (worker: PoolWorker) => Promise<void>,
  ) {
    this.workers = [...workers];
    this.#memory = memory;
    this.#pool = pool;
    this.#enlist = enlist;
  }

  /** What was mended in this run. */
  get incidents(): readonly Message[] {
    return this.#losses.incidents;
  }

  /** Before a run: the first `count` workers wait for a pass, each on a core of its own where there are enough. */
  async begin(count: number): Promise<void> {
    this.#losses.clear();
    // A worker that was terminated would disturb the run while it lasts.
    await this.#pool.quiet();
    // A worker may have ended between two runs: its place is taken before the clock starts.
    for (const [lane, worker] of this.workers.entries()) {
      if (!worker.alive) await this.#replace(lane);
    }
    // Where there are more of them than cores, they cannot all run at the same time.
    const together = count <= navigator.hardwareConcurrency ? count : 0;
    for (let lane = 0; lane < count; lane++) this.#serve(lane, together);
    for (let attempt = 1; !(await this.#areReady(count, attempt)); attempt++);
  }

  /** Whether the first `count` workers wait for a pass; false where one was lost meanwhile and is replaced. */
  async #areReady(count: number, attempt: number): Promise<boolean> {
    const watch = { over: false };
    try {
      const ready = awaitCount(this.#memory, 'ready', count, watch);
      await Promise.race([ready, Promise.all(this.#serving.slice(0, count))]);
      return true;
    } catch (error) {
      const lanes = Array.from({ length: count }, (_, lane) => lane);
      const lost = lanes.filter((lane) => this.workers[lane]?.alive === false);
      if (lost.length === 0 || attempt === mostAttempts) throw error;
      // Nothing was handed out yet, so nothing is to be mended.
      for (const lane of lost) {
        await this.#replace(lane);
        this.#serve(lane);
      }
      return false;
    } finally {
      watch.over = true;
    }
  }

  /** After a run whose workers were let go; `onStuck` where one had to be terminated. */
  async finish(onStuck: () => void): Promise<void> {
    const timer = setTimeout(() => {
      if (this.#pool.killBusy(this.workers, { key: 'run.stopped', values: {} })) onStuck();
    }, partingMs);
    // A worker that was lost has said so where it mattered.
    await Promise.allSettled(this.#serving);
    clearTimeout(timer);
    const served = this.workers.slice(0, this.#serving.length);
    this.#serving.length = 0;
    await checkUnhandled(served);
  }

  /** Gives up a worker that hangs; what it does from now on does not count. */
  giveUp(lane: number, reason: string): void {
    evictLane(controlCells(this.#memory), lane);
    const worker = this.workers[lane];
    if (worker)
      this.#pool.replace(worker, { key: 'backend.worker-lost', values: { lane, reason } });
  }

  /**
   * Puts new workers in the place of the lost, after these have ended for certain: until then they may
   * write, and what they left undone is not known. Throws a `Failure` that blames a task which lost too many.
   */
  async mend(losses: readonly Loss[], tasks: Tasks): Promise<void> {
    for (const { lane } of losses) evictLane(controlCells(this.#memory), lane);
    for (const loss of losses) this.#losses.note(loss, tasks);
    await this.#pool.quiet();
    await Promise.all(losses.flatMap(({ lane }) => this.workers[lane]?.ended ?? []));
    for (const { lane } of losses) {
      await this.#replace(lane);
      this.#serve(lane);
    }
  }

  async #replace(lane: number): Promise<void> {
    const { worker } = await this.#pool.enlist(lane, this.#enlist);
    this.workers[lane] = worker;
  }

  #serve(lane: number, together = 0): void {
    const seen = lastPass(this.#memory);
    const worker = this.workers[lane];
    if (!worker) throw new Error(`There is no worker for processor ${lane}.`);
    // Its passes are watched one by one: the call itself has no deadline.
    const served = worker.call((remote) => remote.serve(lane, seen, together), Infinity);
    // What fails outside of a task would leave the others waiting for it.
    served.catch((error: unknown) => worker.alive && worker.lose(errorText(error)));
    this.#serving[lane] = served;
  }
}

/** Throws where a promise was rejected in one of `workers`: they are told of it after their call ends. */
export async function checkUnhandled(workers: readonly PoolWorker[]): Promise<void> {
  for (const [lane, worker] of workers.entries()) {
    if (!worker.alive) continue;
    // A worker that ends here has done its part: its loss shows in the next run.
    await worker.call((remote) => remote.settle()).catch(() => undefined);
    const reason = worker.takeUnhandled();
    if (reason !== undefined) {
      throw new Failure({ key: 'backend.unhandled', values: { lane, reason } });
    }
  }
}

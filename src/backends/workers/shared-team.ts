// Workers on one shared memory: the schedule is a cell in it, results are written where they belong, and
// passes are announced and awaited in it. A run costs one message per worker, a pass and a task none.

import { makeView } from '../../contract/array.ts';
import { memoryToDrained, readReport } from './lane-report.ts';
import { arrayView, cell, ensureBytes, makePassLayout } from './layout.ts';
import { announce, awaitCount, lastPass } from './pass-signal.ts';
import { controlCells } from './run-pass.ts';
import { combineStage, reduceSpecs } from './reduce.ts';
import { stoppable } from './stopping.ts';
import type { View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Layout, PassLayout } from './layout.ts';
import type { Pool } from './pool.ts';
import type { PoolWorker } from './pool-worker.ts';

/** How long workers may take to leave a run that ended; one that does not is stuck in a task. */
const partingMs = 2_000;

export interface SharedTeamParts {
  readonly job: Job;
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  readonly pool: Pool;
  readonly workers: readonly PoolWorker[];
  readonly setUp: SetUp;
  readonly variant: string | undefined;
  /** Told when a worker had to be terminated and may write into the memory for a while yet. */
  readonly onTainted: () => void;
}

export class SharedTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly variant?: string;
  readonly #parts: SharedTeamParts;
  readonly #job: Job;
  readonly #memory: WebAssembly.Memory;
  readonly #layout: Layout;
  #pass: PassLayout | undefined;
  #owners: Uint8Array | undefined;
  /** Calls of the workers that serve this run; they end when they are let go. */
  #serving: readonly Promise<void>[] = [];
  /** The barrier of the pass under way: all its processors are awaited at once. */
  #barrier: Promise<void> | undefined;

  constructor(parts: SharedTeamParts) {
    this.#parts = parts;
    this.#job = parts.job;
    this.#memory = parts.memory;
    this.#layout = parts.layout;
    this.setUp = parts.setUp;
    if (parts.variant !== undefined) this.variant = parts.variant;
    this.processors = parts.workers.map((_, lane) => ({
      lane,
      drain: (order: StageOrder, schedule: Schedule, signal: AbortSignal) =>
        this.#drain(lane, order, schedule, signal),
    }));
  }

  async begin(processors: number): Promise<void> {
    for (const name of Object.keys(this.#job.arrays)) {
      if (!(name in this.#job.input)) this.#view(name).fill(0);
    }
    const seen = lastPass(this.#memory);
    Atomics.store(controlCells(this.#memory), cell.ready, 0);
    this.#serving = this.#parts.workers
      .slice(0, processors)
      .map((worker, lane) => worker.call((remote) => remote.serve(lane, seen)));
    await this.#awaitOrLost('ready', processors);
  }

  async finish(): Promise<void> {
    Atomics.store(controlCells(this.#memory), cell.stop, 1);
    announce(this.#memory, { width: 0, pass: undefined });
    const { pool, workers, onTainted } = this.#parts;
    const timer = setTimeout(() => {
      if (pool.killBusy(workers, { key: 'run.stopped', values: {} })) onTainted();
    }, partingMs);
    // A worker that was lost has said so where it mattered.
    await Promise.allSettled(this.#serving);
    clearTimeout(timer);
    this.#serving = [];
  }

  prepare(order: StageOrder): Promise<void> {
    const reduces = reduceSpecs(order.stage, this.#job.arrays);
    const pass = makePassLayout(
      this.#layout,
      order.tasks.count,
      order.order !== undefined,
      reduces,
    );
    ensureBytes(this.#memory, pass.end);
    const { buffer } = this.#memory;
    // The second pass of a stage keeps the owners and slots that the serial pass filled.
    if (order.serial || !order.order) {
      const bookkeeping = (pass.orderOffset ?? pass.end) - pass.ownersOffset;
      new Uint8Array(buffer, pass.ownersOffset, bookkeeping).fill(0);
    }
    if (order.order && pass.orderOffset !== undefined) {
      new Uint32Array(buffer, pass.orderOffset, order.order.length).set(order.order);
    }
    const cells = controlCells(this.#memory);
    Atomics.store(cells, cell.stop, 0);
    Atomics.store(cells, cell.cursor, 0);
    this.#pass = pass;
    this.#owners = new Uint8Array(buffer, pass.ownersOffset, order.tasks.count);
    return Promise.resolve();
  }

  progress(): Uint8Array | undefined {
    return this.#owners;
  }

  aggregate(order: StageOrder): Promise<void> {
    const pass = this.#pass;
    if (!pass) return Promise.resolve();
    const reduces = reduceSpecs(order.stage, this.#job.arrays);
    const slotsOf = (name: string): View => {
      const spec = reduces[name];
      const offset = pass.slotOffsets[name];
      if (!spec || offset === undefined) throw new Error(`The pass has no slots for "${name}".`);
      return makeView(spec.type, this.#memory.buffer, offset, spec.length * order.tasks.count);
    };
    combineStage(order.stage, order.tasks.count, slotsOf, (array) => this.#view(array));
    return Promise.resolve();
  }

  read(array: string): Promise<View> {
    return Promise.resolve(this.#view(array));
  }

  write(array: string, data: View): Promise<void> {
    this.#view(array).set(data);
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #drain(
    lane: number,
    order: StageOrder,
    schedule: Schedule,
    signal: AbortSignal,
  ): Promise<Drained> {
    this.#barrier ??= this.#runPass(order, schedule, signal).finally(() => {
      this.#barrier = undefined;
    });
    await this.#barrier;
    return memoryToDrained(lane, readReport(this.#memory, this.#layout, lane));
  }

  /** Announces the pass and resolves when all its processors are done or one is lost. */
  async #runPass(order: StageOrder, schedule: Schedule, signal: AbortSignal): Promise<void> {
    if (!this.#pass) throw new Error('A pass is drained before it was prepared.');
    const { handle } = schedule;
    const pass = {
      stage: order.stage,
      tasks: order.tasks,
      handle,
      pass: this.#pass,
      ordered: order.order !== undefined,
      fresh: false,
    };
    announce(this.#memory, { width: handle.processors, pass });
    await stoppable(
      this.#awaitOrLost('done', handle.processors),
      signal,
      this.#parts.pool,
      this.#parts.workers,
      () => Atomics.store(controlCells(this.#memory), cell.stop, 1),
      this.#parts.onTainted,
    );
  }

  /** Resolves when `count` processors are ready or done; rejects as soon as one of the run's is lost. */
  async #awaitOrLost(which: 'ready' | 'done', count: number): Promise<void> {
    const watch = { over: false };
    try {
      await Promise.race([
        awaitCount(this.#memory, which, count, watch),
        Promise.all(this.#serving),
      ]);
    } finally {
      watch.over = true;
    }
  }

  #view(array: string): View {
    return arrayView(this.#layout, this.#memory, array);
  }
}

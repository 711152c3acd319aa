// Workers on one shared memory: the schedule is a cell in it, results are written where they belong,
// and a pass costs one message per worker.

import { Failure } from '../../contract/failure.ts';
import { makeView } from '../../contract/array.ts';
import { arrayView, cell, ensureBytes, makeLayout, makePassLayout } from './layout.ts';
import { controlCells } from './run-pass.ts';
import { combineStage, reduceSpecs } from './reduce.ts';
import { stoppable } from './stopping.ts';
import type { View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Layout, PassLayout } from './layout.ts';
import type { Pool } from './pool.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { MemoryDrained, MemoryPass } from './protocol.ts';

export class SharedTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly variant?: string;
  readonly #job: Job;
  readonly #memory: WebAssembly.Memory;
  readonly #layout: Layout;
  readonly #pool: Pool;
  readonly #workers: readonly PoolWorker[];
  readonly #onTainted: () => void;
  #pass: PassLayout | undefined;
  #owners: Uint8Array | undefined;

  constructor(
    job: Job,
    memory: WebAssembly.Memory,
    pool: Pool,
    workers: readonly PoolWorker[],
    setUp: SetUp,
    variant: string | undefined,
    onTainted: () => void,
  ) {
    this.#job = job;
    this.#memory = memory;
    this.#layout = makeLayout(job.arrays);
    this.#pool = pool;
    this.#workers = workers;
    this.setUp = setUp;
    if (variant !== undefined) this.variant = variant;
    this.#onTainted = onTainted;
    this.processors = workers.map((worker, lane) => ({
      lane,
      drain: (order: StageOrder, schedule: Schedule, signal: AbortSignal) =>
        this.#drain(worker, lane, order, schedule, signal),
    }));
  }

  begin(): Promise<void> {
    for (const name of Object.keys(this.#job.arrays)) {
      if (!(name in this.#job.input)) this.#view(name).fill(0);
    }
    return Promise.resolve();
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
    worker: PoolWorker,
    lane: number,
    order: StageOrder,
    schedule: Schedule,
    signal: AbortSignal,
  ): Promise<Drained> {
    if (!this.#pass) throw new Error('A pass is drained before it was prepared.');
    const pass: MemoryPass = {
      lane,
      stage: order.stage,
      tasks: order.tasks,
      handle: schedule.handle,
      pass: this.#pass,
      ordered: order.order !== undefined,
      fresh: false,
    };
    const drained = await stoppable(
      worker.call((remote) => remote.drain(pass)),
      signal,
      this.#pool,
      this.#workers,
      () => Atomics.store(controlCells(this.#memory), cell.stop, 1),
      this.#onTainted,
    );
    return memoryToDrained(lane, drained);
  }

  #view(array: string): View {
    return arrayView(this.#layout, this.#memory, array);
  }
}

/** What a worker on memory did, or a `Failure` naming the task whose kernel threw. */
export function memoryToDrained(lane: number, drained: MemoryDrained): Drained {
  if (drained.fault) throw new Failure({ key: 'backend.task-failed', values: drained.fault });
  const { spans, computeMs, longestTaskMs } = drained;
  return { lane, spans, computeMs, transferMs: 0, longestTaskMs, bytesMoved: 0 };
}

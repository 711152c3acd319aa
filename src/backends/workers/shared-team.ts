// Workers on one shared memory: the schedule is a cell in it, results are written where they belong, and
// passes are announced and awaited in it. A run costs one message per worker, a pass and a task none.

import { resetCells } from '../../pipeline/assign.ts';
import { makeAtomicCells } from '../../pipeline/schedule-cells.ts';
import { makeView } from '../../contract/array.ts';
import { memoryToDrained, readReport } from './lane-report.ts';
import { arrayView, cell, ensureBytes, makePassLayout } from './layout.ts';
import { taskDeadlineMs } from './deadline.ts';
import { resetLane } from './lane-state.ts';
import { mergeDrained } from './merge-drained.ts';
import { announce } from './pass-signal.ts';
import { watchPass } from './pass-watch.ts';
import { unfinishedTasks, zeroSlots } from './unfinished.ts';
import { controlCells } from './run-pass.ts';
import { Crew } from './crew.ts';
import { Failure } from '../../contract/failure.ts';
import { combineStage, reduceSpecs } from './reduce.ts';
import { stoppable } from './stopping.ts';
import type { View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Layout, PassLayout } from './layout.ts';
import type { Pool } from './pool.ts';
import type { Loss } from './loss-book.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { Message } from '../../words/message.ts';

export interface SharedTeamParts {
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

export class SharedTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly variant?: string;
  readonly #parts: SharedTeamParts;
  readonly #job: Job;
  readonly #memory: WebAssembly.Memory;
  readonly #layout: Layout;
  readonly #crew: Crew;
  #pass: PassLayout | undefined;
  #owners: Uint8Array | undefined;
  /** The barrier of the pass under way: all its processors are awaited at once. */
  #barrier: Promise<readonly Drained[]> | undefined;

  constructor(parts: SharedTeamParts) {
    this.#parts = parts;
    this.#job = parts.job;
    this.#memory = parts.memory;
    this.#layout = parts.layout;
    this.#crew = new Crew(parts.workers, parts.memory, parts.pool, parts.enlist);
    this.setUp = parts.setUp;
    if (parts.variant !== undefined) this.variant = parts.variant;
    this.processors = parts.workers.map((_, lane) => ({
      lane,
      drain: async (order: StageOrder, schedule: Schedule, signal: AbortSignal) => {
        this.#barrier ??= this.#drainAll(order, schedule, signal).finally(() => {
          this.#barrier = undefined;
        });
        const drained = (await this.#barrier)[lane];
        if (!drained) throw new Error(`Processor ${lane} has no part in the pass.`);
        return drained;
      },
    }));
  }

  async begin(processors: number): Promise<void> {
    for (const name of Object.keys(this.#job.arrays)) {
      if (!(name in this.#job.input)) this.#view(name).fill(0);
    }
    Atomics.store(controlCells(this.#memory), cell.ready, 0);
    await this.#crew.begin(processors);
  }

  async finish(): Promise<void> {
    Atomics.store(controlCells(this.#memory), cell.stop, 1);
    announce(this.#memory, { width: 0, pass: undefined });
    await this.#crew.finish(this.#parts.onTainted);
  }

  prepare(order: StageOrder, schedule: Schedule): Promise<void> {
    const pass = this.#layPass(order, order.order !== undefined);
    const { buffer } = this.#memory;
    // The second pass of a stage keeps the owners and slots that the serial pass filled.
    if (order.serial || !order.order) {
      const bookkeeping = (pass.orderOffset ?? pass.end) - pass.ownersOffset;
      new Uint8Array(buffer, pass.ownersOffset, bookkeeping).fill(0);
    }
    this.#placeOrder(pass, order.order);
    this.#resetSchedule(schedule);
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

  incidents(): readonly Message[] {
    return this.#crew.incidents;
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

  /** Runs the pass; what lost workers left is done in passes of its own until nothing is. */
  async #drainAll(
    order: StageOrder,
    schedule: Schedule,
    signal: AbortSignal,
  ): Promise<readonly Drained[]> {
    const width = schedule.handle.processors;
    let { drained, losses } = await this.#runPass(order, schedule, signal);
    while (losses.length > 0) {
      await this.#crew.mend(losses, order.tasks);
      const left = unfinishedTasks(order, this.#owners ?? new Uint8Array());
      if (left.length === 0) break;
      const pass = this.#layPass(order, true);
      zeroSlots(this.#memory, pass, reduceSpecs(order.stage, this.#job.arrays), left);
      this.#placeOrder(pass, left);
      this.#pass = pass;
      const handle = { policy: 'dynamic', count: left.length, processors: width } as const;
      const again = { ...order, order: left };
      this.#resetSchedule({ ...schedule, handle });
      const repair = await this.#runPass(again, { ...schedule, handle }, signal);
      drained = drained.map((one, lane) => mergeDrained(one, repair.drained[lane]));
      ({ losses } = repair);
    }
    return drained;
  }

  /** Announces the pass and resolves when all its processors are done or lost. */
  async #runPass(
    order: StageOrder,
    { handle }: Schedule,
    signal: AbortSignal,
  ): Promise<{ drained: readonly Drained[]; losses: readonly Loss[] }> {
    if (!this.#pass) throw new Error('A pass is drained before it was prepared.');
    const width = handle.processors;
    const { stage, tasks } = order;
    const ordered = order.order !== undefined;
    const pass = { stage, tasks, handle, pass: this.#pass, ordered, fresh: false };
    const cells = controlCells(this.#memory);
    for (let lane = 0; lane < width; lane++) resetLane(cells, lane);
    announce(this.#memory, { width, pass });
    const { pool, onTainted } = this.#parts;
    const watch = watchPass(
      this.#memory,
      this.#crew.workers,
      width,
      taskDeadlineMs(this.#job, order),
      (lane, reason) => {
        this.#crew.giveUp(lane, reason);
      },
    );
    const ask = (): void => void Atomics.store(cells, cell.stop, 1);
    const losses = await stoppable(watch, signal, pool, this.#crew.workers, ask, onTainted);
    if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
    const lost = new Set(losses.map(({ lane }) => lane));
    const drained = Array.from({ length: width }, (_, lane) =>
      lost.has(lane)
        ? mergeDrained(undefined, undefined, lane)
        : memoryToDrained(lane, readReport(this.#memory, this.#layout, lane)),
    );
    return { drained, losses };
  }

  #layPass(order: StageOrder, ordered: boolean): PassLayout {
    const reduces = reduceSpecs(order.stage, this.#job.arrays);
    const pass = makePassLayout(this.#layout, order.tasks.count, ordered, reduces);
    ensureBytes(this.#memory, pass.end);
    return pass;
  }

  #placeOrder(pass: PassLayout, order: Uint32Array | undefined): void {
    if (!order || pass.orderOffset === undefined) return;
    new Uint32Array(this.#memory.buffer, pass.orderOffset, order.length).set(order);
  }

  #resetSchedule({ handle }: Schedule): void {
    const cells = controlCells(this.#memory);
    Atomics.store(cells, cell.stop, 0);
    resetCells(handle, makeAtomicCells(cells, cell.schedule));
  }

  #view(array: string): View {
    return arrayView(this.#layout, this.#memory, array);
  }
}

// One worker on a memory of its own: the team of the serial baseline. Nothing is shared, nothing moves.
// It knows no serial share, which means nothing where there is one processor.

import { makePassLayout } from '../arena/layout.ts';
import { combineSlots, copySpecs } from '../../pipeline/aggregate.ts';
import { makeArray } from '../../contract/array.ts';
import { checkStage } from '../../pipeline/check-stage.ts';
import { shuffleOf } from '../../pipeline/outbox.ts';
import { checkUnhandled } from '../pool/crew.ts';
import { taskDeadlineMs } from '../pool/deadline.ts';
import { memoryToDrained } from '../arena/lane-report.ts';
import { stoppable } from '../pool/stopping.ts';
import type { Segments, View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Layout, PassLayout, SegmentRegion } from '../arena/layout.ts';
import type { Message } from '../../words/message.ts';
import type { Pool } from '../pool/pool.ts';
import type { PoolWorker } from '../pool/pool-worker.ts';

export class PrivateTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly variant?: string;
  readonly #job: Job;
  readonly #layout: Layout;
  readonly #pool: Pool;
  readonly #worker: PoolWorker;
  #pass: PassLayout | undefined;
  #region: SegmentRegion;

  constructor(
    job: Job,
    layout: Layout,
    pool: Pool,
    worker: PoolWorker,
    setUp: SetUp,
    variant: string | undefined,
  ) {
    this.#job = job;
    this.#layout = layout;
    this.#region = { places: {}, end: layout.end };
    this.#pool = pool;
    this.#worker = worker;
    this.setUp = setUp;
    if (variant !== undefined) this.variant = variant;
    this.processors = [
      { lane: 0, drain: (order, schedule, signal) => this.#drain(order, schedule, signal) },
    ];
  }

  async begin(): Promise<void> {
    const names = Object.keys(this.#layout.specs).filter((name) => !(name in this.#job.input));
    await this.#worker.call((remote) => remote.clearArrays(names));
    this.#region = await this.#worker.call((remote) => remote.clearSegments());
  }

  prepare(order: StageOrder): Promise<void> {
    checkStage(order.stage, this.#job.arrays, this.#job.input);
    const { count } = order.tasks;
    const { specs } = this.#layout;
    const slots = copySpecs(order.stage, specs, 'reduce', count);
    const privates = copySpecs(order.stage, specs, 'private', 1);
    this.#pass = makePassLayout(this.#region, count, false, slots, privates);
    return Promise.resolve();
  }

  progress(): undefined {
    return undefined;
  }

  async aggregate(order: StageOrder): Promise<void> {
    const { count } = order.tasks;
    for (const [name, move] of Object.entries(order.stage.arrays)) {
      const spec = this.#layout.specs[move.array];
      const offset = this.#pass?.copyOffsets[name];
      if (move.how !== 'reduce' || !spec || offset === undefined) continue;
      const slotSpec = { type: spec.type, length: spec.length * count };
      const slots = await this.#worker.call<View>(async (remote) =>
        remote.readSlots(offset, slotSpec),
      );
      const target = makeArray(spec);
      combineSlots(target, slots, count, move.combine);
      await this.write(move.array, target);
    }
    const pass = this.#pass;
    if (!pass || !shuffleOf(order.stage)) return;
    const { stage, tasks } = order;
    this.#region = await this.#worker.call((remote) => remote.shuffle(stage, tasks, pass));
  }

  async read(array: string): Promise<View> {
    if (array in this.#layout.segments) return (await this.segments(array)).bytes;
    return this.#worker.call<View>(async (remote) => remote.readArray(array));
  }

  segments(array: string): Promise<Segments> {
    return this.#worker.call((remote) => remote.readSegments(array));
  }

  write(array: string, data: View): Promise<void> {
    return this.#worker.call((remote) => remote.writeArray(array, data));
  }

  async finish(): Promise<void> {
    await checkUnhandled([this.#worker]);
  }

  incidents(): readonly Message[] {
    return [];
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #drain(order: StageOrder, schedule: Schedule, signal: AbortSignal): Promise<Drained> {
    const pass = this.#pass;
    if (!pass) throw new Error('A pass is drained before it was prepared.');
    const work = this.#worker.call(
      (remote) =>
        remote.drain({
          lane: 0,
          stage: order.stage,
          tasks: order.tasks,
          handle: schedule.handle,
          pass,
          ordered: false,
          fresh: true,
        }),
      taskDeadlineMs(this.#job, order),
    );
    // Nobody else reaches its memory, so it cannot be asked: after the grace it is terminated.
    const ask = (): void => undefined;
    return memoryToDrained(0, await stoppable(work, signal, this.#pool, [this.#worker], ask, ask));
  }
}

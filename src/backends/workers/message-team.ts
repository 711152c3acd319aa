// Workers on messages: chunks of tasks are posted with the data they need, replies carry what they wrote.
// Works without isolation, and shows what moving data costs. A lost worker's chunks are sent again.

import { Failure } from '../../contract/failure.ts';
import { makeArray } from '../../contract/array.ts';
import { checkUnhandled } from './crew.ts';
import { taskDeadlineMs } from './deadline.ts';
import { LaneFeed } from './lane-feed.ts';
import { LossBook } from './loss-book.ts';
import { combineStage, reduceSpecs } from './reduce.ts';
import { stoppable } from './stopping.ts';
import type { View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Message } from '../../words/message.ts';
import type { FeedPass } from './lane-feed.ts';
import type { Pool } from './pool.ts';
import type { PoolWorker } from './pool-worker.ts';

/** How often a silent worker is looked at. */
const lookMs = 200;

/** A worker with the port its tasks travel on. */
export interface Channel {
  readonly worker: PoolWorker;
  readonly port: MessagePort;
}

export class MessageTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly variant?: string;
  readonly #job: Job;
  readonly #pool: Pool;
  readonly #channels: Channel[];
  /** Opens a channel to a worker that takes the place of a lost one. */
  readonly #connect: (worker: PoolWorker) => Promise<Channel>;
  readonly #arrays: Record<string, View> = {};
  /** Names of the whole arrays that each lane was sent in this run; a stage's output makes them stale. */
  readonly #sent: Set<string>[];
  #slots: Record<string, View> = {};
  #owners = new Uint8Array();
  readonly #losses = new LossBook();

  constructor(
    job: Job,
    pool: Pool,
    channels: readonly Channel[],
    connect: (worker: PoolWorker) => Promise<Channel>,
    setUp: SetUp,
    variant: string | undefined,
  ) {
    this.#job = job;
    this.#pool = pool;
    this.#channels = [...channels];
    this.#connect = connect;
    this.setUp = setUp;
    if (variant !== undefined) this.variant = variant;
    for (const [name, spec] of Object.entries(job.arrays)) {
      this.#arrays[name] = job.input[name] ?? makeArray(spec);
    }
    this.#sent = channels.map(() => new Set());
    this.processors = channels.map((_, lane) => ({
      lane,
      drain: (order: StageOrder, schedule: Schedule, signal: AbortSignal) =>
        this.#drain(lane, order, schedule, signal),
    }));
  }

  async begin(): Promise<void> {
    for (const [name, view] of Object.entries(this.#arrays)) {
      if (!(name in this.#job.input)) view.fill(0);
    }
    this.#losses.clear();
    await this.#pool.quiet();
    for (const [lane, { worker }] of this.#channels.entries()) {
      this.#sent[lane] = new Set();
      if (!worker.alive) await this.#replace(lane);
    }
  }

  prepare(order: StageOrder): Promise<void> {
    if (order.order && !order.serial) return Promise.resolve();
    this.#owners = new Uint8Array(order.tasks.count);
    this.#slots = {};
    for (const [name, spec] of Object.entries(reduceSpecs(order.stage, this.#job.arrays))) {
      this.#slots[name] = makeArray({ type: spec.type, length: spec.length * order.tasks.count });
    }
    return Promise.resolve();
  }

  progress(): Uint8Array {
    return this.#owners;
  }

  aggregate(order: StageOrder): Promise<void> {
    const slotsOf = (name: string): View => this.#slots[name] ?? new Uint8Array(0);
    combineStage(order.stage, order.tasks.count, slotsOf, (array) => this.#array(array));
    for (const move of Object.values(order.stage.arrays)) {
      if (move.how !== 'gather' && move.how !== 'reduce') continue;
      for (const sent of this.#sent) sent.delete(move.array);
    }
    return Promise.resolve();
  }

  read(array: string): Promise<View> {
    return Promise.resolve(this.#array(array));
  }

  write(array: string, data: View): Promise<void> {
    this.#array(array).set(data);
    for (const sent of this.#sent) sent.delete(array);
    return Promise.resolve();
  }

  async finish(): Promise<void> {
    await checkUnhandled(this.#channels.map(({ worker }) => worker));
  }

  incidents(): readonly Message[] {
    return this.#losses.incidents;
  }

  close(): Promise<void> {
    for (const { port } of this.#channels) port.close();
    return Promise.resolve();
  }

  async #drain(
    lane: number,
    order: StageOrder,
    schedule: Schedule,
    signal: AbortSignal,
  ): Promise<Drained> {
    const clones = this.#job.transport === 'clone';
    const [arrays, slots, owners] = [this.#arrays, this.#slots, this.#owners];
    const pass = { order, schedule, signal, arrays, slots, owners, clones };
    const feed = new LaneFeed(lane, pass);
    while (!(await this.#feed(lane, feed, pass))) {
      if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
      const reason = this.#channels[lane]?.worker.lossReason ?? 'it ended';
      this.#losses.note({ lane, reason, task: feed.underWay[0] }, order.tasks);
      await this.#replace(lane);
    }
    return feed.drained();
  }

  /** Feeds the worker of `lane` until the pass ends; false where the worker was lost. */
  async #feed(lane: number, feed: LaneFeed, { order, signal }: FeedPass): Promise<boolean> {
    const channel = this.#channels[lane];
    const sent = this.#sent[lane];
    if (!channel || !sent) throw new Error(`There is no worker for processor ${lane}.`);
    const { worker, port } = channel;
    const watch = setInterval(() => {
      const silentMs = performance.now() - feed.lastReplyMs;
      if (silentMs < taskDeadlineMs(this.#job, order, feed.underWay.length)) return;
      const reason = `it stopped answering for ${(silentMs / 1000).toFixed(1)} s`;
      this.#pool.replace(worker, { key: 'backend.worker-lost', values: { lane, reason } });
    }, lookMs);
    // Counted as a call of the worker, so that it is known to be busy when it must be stopped.
    const work = worker.call(() => feed.feed(port, sent), Infinity);
    const workers = this.#channels.map((one) => one.worker);
    const nothing = (): void => undefined;
    try {
      await stoppable(work, signal, this.#pool, workers, nothing, nothing);
      return true;
    } catch (error) {
      if (worker.alive) throw error;
      return false;
    } finally {
      clearInterval(watch);
    }
  }

  async #replace(lane: number): Promise<void> {
    this.#channels[lane]?.port.close();
    const { loaded } = await this.#pool.enlist(lane, this.#connect);
    this.#channels[lane] = loaded;
    this.#sent[lane] = new Set();
  }

  #array(name: string): View {
    const view = this.#arrays[name];
    if (!view) throw new Error(`The job has no array "${name}".`);
    return view;
  }
}

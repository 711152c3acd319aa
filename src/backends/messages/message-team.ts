// Workers on messages: chunks of tasks are posted with the data they need, replies carry what they wrote.
// Works without isolation, and shows what moving data costs. A lost worker's chunks are sent again.

import { clearInTurns } from '../../contract/in-turns.ts';
import { Failure } from '../../contract/failure.ts';
import { makeArray, noSegments, plainArrays, segmentArrays } from '../../contract/array.ts';
import { checkStage } from '../../pipeline/check-stage.ts';
import { Emitted } from '../../pipeline/emitted.ts';
import { shuffleOf } from '../../pipeline/outbox.ts';
import { checkUnhandled } from '../pool/crew.ts';
import { taskDeadlineMs } from '../pool/deadline.ts';
import { ChunkSupply } from './chunk-supply.ts';
import { LaneFeed } from './lane-feed.ts';
import { LossBook } from '../pool/loss-book.ts';
import { combineStage, reduceSpecs } from '../../pipeline/aggregate.ts';
import { stoppable } from '../pool/stopping.ts';
import type { Segments, View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Message } from '../../words/message.ts';
import type { ArrayStore } from '../../pipeline/pieces.ts';
import type { Pool } from '../pool/pool.ts';
import type { PoolWorker } from '../pool/pool-worker.ts';

/** How often a silent worker is looked at. */
const lookMs = 200;

export class MessageTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly variant?: string;
  readonly #job: Job;
  readonly #pool: Pool;
  readonly #workers: PoolWorker[];
  /** Loads the job into a worker that takes the place of a lost one. */
  readonly #enlist: (worker: PoolWorker) => Promise<void>;
  readonly #arrays: Record<string, View> = {};
  readonly #segments: Record<string, Segments> = {};
  readonly #store: ArrayStore = {
    view: (array) => this.#array(array),
    segmentsOf: (array) => this.#segments[array],
  };
  /** Names of the whole arrays that each lane was sent in this run; a stage's output makes them stale. */
  readonly #sent: Set<string>[];
  #slots: Record<string, View> = {};
  #emitted: Emitted | undefined;
  #owners = new Uint8Array();
  /** Of the pass under way. */
  #supply: ChunkSupply | undefined;
  readonly #losses = new LossBook();

  constructor(
    job: Job,
    pool: Pool,
    workers: readonly PoolWorker[],
    enlist: (worker: PoolWorker) => Promise<void>,
    setUp: SetUp,
    variant: string | undefined,
  ) {
    this.#job = job;
    this.#pool = pool;
    this.#workers = [...workers];
    this.#enlist = enlist;
    this.setUp = setUp;
    if (variant !== undefined) this.variant = variant;
    for (const [name, spec] of Object.entries(plainArrays(job.arrays))) {
      this.#arrays[name] = job.input[name] ?? makeArray(spec);
    }
    this.#clearSegments();
    this.#sent = workers.map(() => new Set());
    this.processors = workers.map((_, lane) => ({
      lane,
      drain: (order: StageOrder, schedule: Schedule, signal: AbortSignal) =>
        this.#drain(lane, order, schedule, signal),
    }));
  }

  async begin(): Promise<void> {
    for (const [name, view] of Object.entries(this.#arrays)) {
      if (!(name in this.#job.input)) await clearInTurns(view);
    }
    this.#clearSegments();
    this.#losses.clear();
    await this.#pool.quiet();
    for (const [lane, worker] of this.#workers.entries()) {
      this.#sent[lane] = new Set();
      if (!worker.alive) await this.#replace(lane);
    }
  }

  prepare(order: StageOrder): Promise<void> {
    checkStage(order.stage, this.#job.arrays, this.#job.input);
    if (order.order && !order.serial) return Promise.resolve();
    this.#owners = new Uint8Array(order.tasks.count);
    this.#slots = {};
    const reduces = reduceSpecs(order.stage, plainArrays(this.#job.arrays));
    for (const [name, { type, length }] of Object.entries(reduces)) {
      this.#slots[name] = makeArray({ type, length: length * order.tasks.count });
    }
    const shuffle = shuffleOf(order.stage);
    this.#emitted = shuffle && new Emitted(shuffle.parts);
    return Promise.resolve();
  }

  progress(): Uint8Array {
    return this.#owners;
  }

  aggregate(order: StageOrder): Promise<void> {
    const slotsOf = (name: string): View => this.#slots[name] ?? new Uint8Array(0);
    combineStage(order.stage, order.tasks.count, slotsOf, (array) => this.#array(array));
    for (const move of Object.values(order.stage.arrays)) {
      if (move.how === 'broadcast' || move.how === 'scatter') continue;
      for (const sent of this.#sent) sent.delete(move.array);
      const spec = this.#job.arrays[move.array];
      if (!this.#emitted || spec?.type !== 'segments') continue;
      this.#segments[move.array] = this.#emitted.assemble(spec.parts);
      this.#emitted = undefined;
    }
    return Promise.resolve();
  }

  read(array: string): Promise<View> {
    return Promise.resolve(this.#segments[array]?.bytes ?? this.#array(array));
  }

  segments(array: string): Promise<Segments> {
    const found = this.#segments[array];
    if (found) return Promise.resolve(found);
    return Promise.reject(new Error(`The job has no segments "${array}".`));
  }

  write(array: string, data: View): Promise<void> {
    this.#array(array).set(data);
    for (const sent of this.#sent) sent.delete(array);
    return Promise.resolve();
  }

  async finish(): Promise<void> {
    await checkUnhandled(this.#workers);
  }

  incidents(): readonly Message[] {
    return this.#losses.incidents;
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
    const clones = this.#job.transport === 'clone';
    const store = { arrays: this.#store, slots: this.#slots, emitted: this.#emitted };
    if (this.#supply?.schedule !== schedule) this.#supply = new ChunkSupply(schedule);
    const now = (): number => performance.now();
    const later = (ms: number, then: () => void): void => void setTimeout(then, ms);
    const supply = this.#supply;
    const pass = { order, supply, store, owners: this.#owners, clones, now, later };
    const feed = new LaneFeed(lane, pass);
    while (!(await this.#feed(lane, feed, order, signal))) {
      if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
      const reason = this.#workers[lane]?.lossReason ?? 'it ended';
      this.#losses.note({ lane, reason, task: feed.underWay[0] }, order.tasks);
      await this.#replace(lane);
    }
    return feed.drained();
  }

  /** Feeds the worker of `lane` until the pass ends; false where the worker was lost. */
  async #feed(
    lane: number,
    feed: LaneFeed,
    order: StageOrder,
    signal: AbortSignal,
  ): Promise<boolean> {
    const worker = this.#workers[lane];
    const sent = this.#sent[lane];
    if (!worker || !sent) throw new Error(`There is no worker for processor ${lane}.`);
    const watch = setInterval(() => {
      const silentMs = feed.silentMs(performance.now());
      if (silentMs < taskDeadlineMs(this.#job, order, feed.underWay.length)) return;
      const reason = `it stopped answering for ${(silentMs / 1000).toFixed(1)} s`;
      this.#pool.replace(worker, { key: 'backend.worker-lost', values: { lane, reason } });
    }, lookMs);
    // Counted as a call of the worker, so that it is known to be busy when it must be stopped.
    const work = worker.call(() => feed.feed(worker, sent), Infinity);
    try {
      const stop = (): void => feed.stop();
      await stoppable(work, signal, this.#pool, this.#workers, stop, () => undefined);
      return true;
    } catch (error) {
      if (worker.alive) throw error;
      return false;
    } finally {
      clearInterval(watch);
      worker.onReply = undefined;
    }
  }

  async #replace(lane: number): Promise<void> {
    const { worker } = await this.#pool.enlist(lane, this.#enlist);
    this.#workers[lane] = worker;
    this.#sent[lane] = new Set();
  }

  #clearSegments(): void {
    for (const [name, { parts }] of Object.entries(segmentArrays(this.#job.arrays))) {
      this.#segments[name] = noSegments(parts);
    }
  }

  #array(name: string): View {
    const view = this.#arrays[name];
    if (!view) throw new Error(`The job has no array "${name}".`);
    return view;
  }
}

// Workers on messages: a task is one postMessage with the data it needs, its reply carries what it
// wrote. Works without isolation, and shows what moving data costs.

import { Failure } from '../../contract/failure.ts';
import { makeArray } from '../../contract/array.ts';
import { taskEnd, taskStart } from '../../contract/range.ts';
import { LaneRecorder, laneToDrained } from '../../pipeline/lane-recorder.ts';
import { combineStage, reduceSpecs } from './reduce.ts';
import { makeTaskMessage, storeReply } from './task-message.ts';
import { stoppable } from './stopping.ts';
import type { View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Pool } from './pool.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { TaskOrder, TaskReply } from './protocol.ts';

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
  readonly #channels: readonly Channel[];
  readonly #arrays: Record<string, View> = {};
  /** Names of the whole arrays that each lane was sent in this run; a stage's output makes them stale. */
  #sent: readonly Set<string>[];
  #slots: Record<string, View> = {};
  #owners: Uint8Array | undefined;

  constructor(
    job: Job,
    pool: Pool,
    channels: readonly Channel[],
    setUp: SetUp,
    variant: string | undefined,
  ) {
    this.#job = job;
    this.#pool = pool;
    this.#channels = channels;
    this.setUp = setUp;
    if (variant !== undefined) this.variant = variant;
    for (const [name, spec] of Object.entries(job.arrays)) {
      this.#arrays[name] = job.input[name] ?? makeArray(spec);
    }
    this.#sent = channels.map(() => new Set());
    this.processors = channels.map((channel, lane) => ({
      lane,
      drain: (order: StageOrder, schedule: Schedule, signal: AbortSignal) =>
        this.#drain(channel, lane, order, schedule, signal),
    }));
  }

  begin(): Promise<void> {
    for (const [name, view] of Object.entries(this.#arrays)) {
      if (!(name in this.#job.input)) view.fill(0);
    }
    this.#sent = this.#channels.map(() => new Set());
    return Promise.resolve();
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

  progress(): Uint8Array | undefined {
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

  finish(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    for (const { port } of this.#channels) port.close();
    return Promise.resolve();
  }

  #drain(
    channel: Channel,
    lane: number,
    order: StageOrder,
    schedule: Schedule,
    signal: AbortSignal,
  ): Promise<Drained> {
    // Counted as a call of the worker, so that it is known to be busy when it must be stopped.
    const work = channel.worker.call(() => this.#feed(channel.port, lane, order, schedule, signal));
    const workers = this.#channels.map((one) => one.worker);
    const nothing = (): void => undefined;
    return stoppable(work, signal, this.#pool, workers, nothing, nothing);
  }

  async #feed(
    port: MessagePort,
    lane: number,
    order: StageOrder,
    schedule: Schedule,
    signal: AbortSignal,
  ): Promise<Drained> {
    const recorder = new LaneRecorder();
    let bytesMoved = 0;
    for (;;) {
      const sendMs = performance.now();
      const position = signal.aborted ? -1 : schedule.take(lane);
      if (position < 0) return laneToDrained(lane, recorder, bytesMoved);
      const task = order.order ? (order.order[position] ?? 0) : position;
      const range = { start: taskStart(order.tasks, task), end: taskEnd(order.tasks, task) };
      const sent = this.#sent[lane] ?? new Set();
      const message = makeTaskMessage(order.stage, task, range, this.#arrays, sent);
      const reply = await exchange(port, message.order, message.transfer);
      if (reply.fault) throw new Failure({ key: 'backend.task-failed', values: reply.fault });
      bytesMoved +=
        message.bytes + storeReply(order.stage, range, reply, this.#arrays, this.#slots);
      const owners = this.#owners;
      if (owners) owners[task] = lane + 1;
      recorder.transfer(task, sendMs, reply.startMs);
      recorder.compute(task, reply.startMs, reply.endMs);
      recorder.transfer(task, reply.endMs, performance.now());
    }
  }

  #array(name: string): View {
    const view = this.#arrays[name];
    if (!view) throw new Error(`The job has no array "${name}".`);
    return view;
  }
}

/** Posts one task and awaits its reply. Where the worker is lost the drain's own call rejects. */
function exchange(
  port: MessagePort,
  order: TaskOrder,
  transfer: Transferable[],
): Promise<TaskReply> {
  const reply = new Promise<TaskReply>((resolve) => {
    port.onmessage = ({ data }: MessageEvent<TaskReply>) => {
      resolve(data);
    };
  });
  port.postMessage(order, transfer);
  return reply;
}

// Feeds one worker on messages: keeps a chunk on its way while another is computed, so that the worker
// does not wait for the post; stores what comes back; and notices when nothing comes any more.

import { Failure } from '../../contract/failure.ts';
import { LaneRecorder, laneToDrained } from '../../pipeline/lane-recorder.ts';
import { addChanges, packChunk, storeOutput } from './task-message.ts';
import type { Drained, StageOrder } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { Stage } from '../../contract/stage.ts';
import type { PoolWorker } from './pool-worker.ts';
import type { ChunkReply, ChunkTasks } from './protocol.ts';
import type { ChunkStore } from './task-message.ts';

/**
 * Chunks under way to one worker: one that it computes and one that waits for it. Where a stage updates
 * an array none waits, since it would not know of what the one before it changed.
 */
function depthOf({ arrays }: Stage): number {
  return Object.values(arrays).some(({ how }) => how === 'update') ? 1 : 2;
}

/** What the feeds of a pass have in common. */
export interface FeedPass {
  readonly order: StageOrder;
  readonly schedule: Schedule;
  readonly store: ChunkStore;
  readonly owners: Uint8Array;
  readonly clones: boolean;
}

export class LaneFeed {
  readonly #lane: number;
  readonly #pass: FeedPass;
  readonly #depth: number;
  readonly #recorder = new LaneRecorder();
  readonly #chunk = { first: 0, end: 0 };
  /** Chunks that were sent and not answered, oldest first. */
  readonly #inFlight: ChunkTasks[] = [];
  #bytesMoved = 0;
  /** When it was first given a worker; when nothing was left to do. */
  #enteredMs: number | undefined;
  #leftMs = Number.POSITIVE_INFINITY;
  #worker: PoolWorker | undefined;
  #sent = new Set<string>();
  #stageSent = false;
  #stopped = false;
  /** When the worker was last known to have nothing to compute. */
  #sinceMs = 0;
  /** Whether something came back since it was last asked how long nothing did. */
  #heard = true;
  #heardMs = 0;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(lane: number, pass: FeedPass) {
    this.#lane = lane;
    this.#pass = pass;
    this.#depth = depthOf(pass.order.stage);
  }

  /**
   * For how long nothing has come back at `nowMs`, in ms, as far as was asked: looked at now and then, so
   * that no reply costs a clock reading.
   */
  silentMs(nowMs: number): number {
    if (this.#heard) this.#heardMs = nowMs;
    this.#heard = false;
    return nowMs - this.#heardMs;
  }

  /** The tasks of the chunk that the worker is at. */
  get underWay(): ChunkTasks {
    return this.#inFlight[0] ?? new Uint32Array();
  }

  /**
   * Sends to `worker` what was sent and not answered, and then chunk after chunk until the schedule has
   * none. `sent` names the whole arrays that the worker has. Rejects with a `Failure` where a task failed.
   */
  feed(worker: PoolWorker, sent: Set<string>): Promise<void> {
    this.#worker = worker;
    this.#sent = sent;
    this.#stageSent = false;
    this.#heard = true;
    this.#sinceMs = performance.now();
    this.#enteredMs ??= this.#sinceMs;
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      worker.onReply = (reply) => this.#receive(reply);
      for (const tasks of this.#inFlight) this.#post(tasks);
      this.#fill();
    });
  }

  /** Hands out no more: what is under way may still come back. */
  stop(): void {
    this.#stopped = true;
  }

  drained(): Drained {
    const stay = { enteredMs: this.#enteredMs ?? Number.NEGATIVE_INFINITY, leftMs: this.#leftMs };
    return laneToDrained(this.#lane, this.#recorder, this.#bytesMoved, stay);
  }

  /** Sends chunks until enough are under way; ends the feed where none is left. */
  #fill(): void {
    const { schedule } = this.#pass;
    while (this.#inFlight.length < this.#depth && !this.#stopped) {
      if (!schedule.take(this.#lane, this.#chunk)) break;
      const tasks = this.#tasksOfChunk();
      this.#inFlight.push(tasks);
      this.#post(tasks);
    }
    if (this.#inFlight.length > 0) return;
    this.#leftMs = performance.now();
    this.#resolve();
  }

  #tasksOfChunk(): ChunkTasks {
    const { order } = this.#pass.order;
    const { first, end } = this.#chunk;
    if (order) return order.slice(first, end);
    if (end - first === 1) return [first];
    const ids = new Uint32Array(end - first);
    for (let i = 0; i < ids.length; i++) ids[i] = first + i;
    return ids;
  }

  #post(ids: ChunkTasks): void {
    const { order, store, clones } = this.#pass;
    const parcel = packChunk(order, ids, store.arrays, this.#sent, !this.#stageSent);
    this.#stageSent = true;
    this.#bytesMoved += parcel.bytes;
    this.#worker?.post(parcel.message, clones ? [] : parcel.transfer);
  }

  #receive(reply: ChunkReply): void {
    const { timesMs, fault } = reply;
    const { order, store, owners } = this.#pass;
    const ids = this.#inFlight.shift() ?? new Uint32Array();
    if (fault) {
      this.#reject(new Failure({ key: 'backend.task-failed', values: fault }));
      return;
    }
    this.#heard = true;
    this.#bytesMoved += addChanges(reply, store.arrays);
    // First of all the worker is kept busy; who awaits the end goes on after this handler.
    this.#fill();
    for (let i = 0; i < ids.length; i++) {
      const task = ids[i] ?? 0;
      this.#bytesMoved += storeOutput(order, task, reply, i, store);
      owners[task] = this.#lane + 1;
      const startMs = timesMs[2 * i] ?? 0;
      const endMs = timesMs[2 * i + 1] ?? 0;
      // What kept the worker from computing: the post, and copying in and out of its memory.
      this.#recorder.transfer(task, this.#sinceMs, startMs);
      this.#recorder.compute(task, startMs, endMs);
      this.#sinceMs = endMs;
    }
    if (this.#inFlight.length > 0) return;
    // The way back of the last one, and putting what it brought where it belongs.
    this.#leftMs = performance.now();
    this.#recorder.transfer(-1, this.#sinceMs, this.#leftMs);
  }
}

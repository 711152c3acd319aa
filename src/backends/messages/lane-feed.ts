// Feeds one worker on messages: keeps a chunk on its way while another is computed, so that the worker
// does not wait for the post; gives it away to whoever has nothing left; stores what comes back; and notices when
// nothing comes any more.

import { Failure } from '../../contract/failure.ts';
import { longMs } from '../compute/chunk-line.ts';
import { LaneRecorder, laneToDrained } from '../../pipeline/lane-recorder.ts';
import { addChanges, packChunk, storeOutput } from './task-message.ts';
import type { Drained, StageOrder } from '../../contract/backend.ts';
import type { Stage } from '../../contract/stage.ts';
import type { ChunkSupply, SuppliedLane } from './chunk-supply.ts';
import type { PoolWorker } from '../pool/pool-worker.ts';
import type { ChunkReply, ChunkTasks } from '../compute/chunk-protocol.ts';
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
  readonly supply: ChunkSupply;
  readonly store: ChunkStore;
  readonly owners: Uint8Array;
  readonly clones: boolean;
  /** The team's clock, in ms. */
  readonly now: () => number;
  readonly later: (ms: number, then: () => void) => void;
}

/** A chunk on its way; whoever took it over runs it as well, and what this worker makes of it does not count. */
interface SentChunk {
  readonly tasks: ChunkTasks;
  given: boolean;
}

/** A chunk that has been under way for so many ms is a long one, after which its worker listens. */
const surelyLongMs = 2 * longMs;

/** What a feed needs of its worker. */
export type FedWorker = Pick<PoolWorker, 'post' | 'onReply'>;

export class LaneFeed implements SuppliedLane {
  readonly #lane: number;
  readonly #pass: FeedPass;
  readonly #depth: number;
  readonly #recorder = new LaneRecorder();
  readonly #chunk = { first: 0, end: 0 };
  /** Chunks that were sent and not answered, oldest first. */
  readonly #inFlight: SentChunk[] = [];
  #bytesMoved = 0;
  /** When it was first given a worker; when nothing was left to do. */
  #enteredMs: number | undefined;
  #leftMs = Number.POSITIVE_INFINITY;
  #worker: FedWorker | undefined;
  #sent = new Set<string>();
  #stageSent = false;
  #stopped = false;
  /** When the worker was last known to have nothing to compute. */
  #sinceMs = 0;
  /** When it can have begun the oldest chunk under way. */
  #begunMs = 0;
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
    return this.#inFlight[0]?.tasks ?? new Uint32Array();
  }

  /**
   * Sends to `worker` what was sent and not answered, and then chunk after chunk until the schedule has
   * none. `sent` names the whole arrays that the worker has. Rejects with a `Failure` where a task failed.
   */
  feed(worker: FedWorker, sent: Set<string>): Promise<void> {
    const isFirst = this.#enteredMs === undefined;
    this.#worker = worker;
    this.#sent = sent;
    this.#stageSent = false;
    this.#heard = true;
    this.#sinceMs = this.#pass.now();
    this.#enteredMs ??= this.#sinceMs;
    // What was given away is done by others.
    const mine = this.#inFlight.filter(({ given }) => !given);
    this.#inFlight.splice(0, this.#inFlight.length, ...mine);
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      worker.onReply = (reply) => this.#receive(reply);
      for (const { tasks } of this.#inFlight) this.#post(tasks);
      this.fill();
      if (isFirst) this.#pass.supply.join(this);
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

  /** Sends chunks until enough are under way; ends the feed where nobody has one left. */
  fill(): void {
    if (this.#leftMs !== Number.POSITIVE_INFINITY) return;
    const { supply, later } = this.#pass;
    while (!this.#stopped && this.#mayTake() && supply.take(this.#lane, this.#chunk)) {
      this.#send(this.#tasksOfChunk());
    }
    if (this.#inFlight.length > 0) return;
    const over = this.#stopped ? undefined : supply.takeOver();
    if (over === 'later') {
      later(surelyLongMs, () => this.fill());
      return;
    }
    if (over) {
      this.#send(over);
      return;
    }
    this.#leftMs = this.#pass.now();
    this.#resolve();
  }

  giveAway(): ChunkTasks | 'later' | undefined {
    const [current, next] = this.#inFlight;
    if (!current || !next || next.given || this.#stopped) return undefined;
    if (this.#pass.now() - this.#begunMs < surelyLongMs) return 'later';
    next.given = true;
    this.#worker?.post({ takeBack: true }, []);
    return next.tasks;
  }

  #mayTake(): boolean {
    const underWay = this.#inFlight.length;
    if (underWay === 0) return true;
    return underWay < this.#depth && this.#pass.supply.mayRunAhead;
  }

  #send(tasks: ChunkTasks): void {
    if (this.#inFlight.length === 0) this.#begunMs = this.#pass.now();
    this.#inFlight.push({ tasks, given: false });
    this.#post(tasks);
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
    const chunk = this.#inFlight.shift();
    const ids = chunk?.given ? [] : (chunk?.tasks ?? []);
    if (fault && !chunk?.given) {
      this.#reject(new Failure({ key: 'backend.task-failed', values: fault }));
      return;
    }
    this.#heard = true;
    this.#bytesMoved += addChanges(reply, store.arrays);
    // First of all the worker is kept busy; who awaits the end goes on after this handler.
    this.fill();
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
    this.#begunMs = Math.max(this.#begunMs, this.#sinceMs);
    if (this.#inFlight.length > 0) return;
    // The way back of the last one, and putting what it brought where it belongs.
    const nowMs = this.#pass.now();
    this.#recorder.transfer(-1, this.#sinceMs, nowMs);
    this.#sinceMs = nowMs;
    if (this.#leftMs !== Number.POSITIVE_INFINITY) this.#leftMs = nowMs;
  }
}

// Feeds one worker on messages: keeps a chunk on its way while another is computed, so that the worker
// does not wait for the post; stores what comes back; and notices when nothing comes any more.

import { Failure } from '../../contract/failure.ts';
import { taskEnd, taskStart } from '../../contract/range.ts';
import { LaneRecorder, laneToDrained } from '../../pipeline/lane-recorder.ts';
import { packChunk, storeReply } from './task-message.ts';
import type { Arrays } from '../../contract/array.ts';
import type { Drained, StageOrder } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { TaskReply } from './protocol.ts';
import type { TaskRange } from './task-message.ts';

/** Chunks under way to one worker: one that it computes and one that waits for it. */
const chunksInFlight = 2;

/** What the feeds of a pass have in common. */
export interface FeedPass {
  readonly order: StageOrder;
  readonly schedule: Schedule;
  readonly signal: AbortSignal;
  readonly arrays: Arrays;
  readonly slots: Arrays;
  readonly owners: Uint8Array;
  readonly clones: boolean;
}

export class LaneFeed {
  readonly #lane: number;
  readonly #pass: FeedPass;
  readonly #recorder = new LaneRecorder();
  readonly #chunk = { first: 0, end: 0 };
  /** Chunks that were sent and not answered, oldest first. */
  readonly #inFlight: (readonly TaskRange[])[] = [];
  #bytesMoved = 0;
  #port: MessagePort | undefined;
  #sent = new Set<string>();
  #stageSent = false;
  /** When the worker was last known to have nothing to compute. */
  #sinceMs = 0;
  #lastReplyMs = 0;
  #resolve: () => void = () => undefined;
  #reject: (error: unknown) => void = () => undefined;

  constructor(lane: number, pass: FeedPass) {
    this.#lane = lane;
    this.#pass = pass;
  }

  /** When something last came back, on the page's clock; since then the worker may hang. */
  get lastReplyMs(): number {
    return this.#lastReplyMs;
  }

  /** The tasks of the chunk that the worker is at. */
  get underWay(): readonly TaskRange[] {
    return this.#inFlight[0] ?? [];
  }

  /**
   * Sends over `port` what was sent and not answered, and then chunk after chunk until the schedule has
   * none. `sent` names the whole arrays that the worker has. Rejects with a `Failure` where a task failed.
   */
  feed(port: MessagePort, sent: Set<string>): Promise<void> {
    this.#port = port;
    this.#sent = sent;
    this.#stageSent = false;
    this.#lastReplyMs = performance.now();
    this.#sinceMs = this.#lastReplyMs;
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      port.onmessage = ({ data }: MessageEvent<readonly TaskReply[]>) => {
        this.#receive(data);
      };
      for (const tasks of this.#inFlight) this.#post(tasks);
      this.#fill();
    });
  }

  drained(): Drained {
    return laneToDrained(this.#lane, this.#recorder, this.#bytesMoved);
  }

  /** Sends chunks until enough are under way; ends the feed where none is left. */
  #fill(): void {
    const { schedule, signal } = this.#pass;
    while (this.#inFlight.length < chunksInFlight && !signal.aborted) {
      if (!schedule.take(this.#lane, this.#chunk)) break;
      const tasks = this.#tasksOfChunk();
      this.#inFlight.push(tasks);
      this.#post(tasks);
    }
    if (this.#inFlight.length === 0) this.#resolve();
  }

  #tasksOfChunk(): readonly TaskRange[] {
    const { order, tasks } = this.#pass.order;
    const { first, end } = this.#chunk;
    return Array.from({ length: end - first }, (_, i) => {
      const task = order ? (order[first + i] ?? 0) : first + i;
      return { task, start: taskStart(tasks, task), end: taskEnd(tasks, task) };
    });
  }

  #post(tasks: readonly TaskRange[]): void {
    const { order, arrays, clones } = this.#pass;
    const parcel = packChunk(order.stage, tasks, arrays, this.#sent, !this.#stageSent);
    this.#stageSent = true;
    this.#bytesMoved += parcel.bytes;
    this.#port?.postMessage(parcel.order, clones ? [] : parcel.transfer);
  }

  #receive(replies: readonly TaskReply[]): void {
    const { order, arrays, slots, owners } = this.#pass;
    const tasks = this.#inFlight.shift() ?? [];
    for (const [i, reply] of replies.entries()) {
      if (reply.fault) {
        this.#reject(new Failure({ key: 'backend.task-failed', values: reply.fault }));
        return;
      }
      this.#bytesMoved += storeReply(order.stage, tasks[i]?.start ?? 0, reply, arrays, slots);
      owners[reply.task] = this.#lane + 1;
      // What kept the worker from computing: the post, and copying in and out of its memory.
      this.#recorder.transfer(reply.task, this.#sinceMs, reply.startMs);
      this.#recorder.compute(reply.task, reply.startMs, reply.endMs);
      this.#sinceMs = reply.endMs;
    }
    this.#lastReplyMs = performance.now();
    this.#fill();
    if (this.#inFlight.length > 0) return;
    this.#recorder.transfer(-1, this.#sinceMs, this.#lastReplyMs);
  }
}

// One compute worker's life: readiness handshake, calls under a deadline, loss, termination. Browsers
// give no event when a worker ends itself or is ended by others; a lock that it holds for life tells.

import { cleanText } from '../../contract/error-text.ts';
import { releaseProxy, wrap } from 'comlink';
import { Failure } from '../../contract/failure.ts';
import { canSeeEnd, lockToEnd } from './life-lock.ts';
import type { Remote } from 'comlink';
import type { ComputeWorker, UnhandledRejection } from '../compute/control-protocol.ts';
import type { ChunkMessage, ChunkReply } from '../compute/chunk-protocol.ts';

/** A worker that has not said it is ready by then did not load. */
const readyDeadlineMs = 10_000;
/** Longest that a call may take which runs no task: kernels load, inputs are copied. */
const callDeadlineMs = 60_000;

export class PoolWorker {
  readonly #worker: Worker;
  /** Kept here until the worker ends: Comlink loses replies of a collected proxy (issue 692). */
  readonly #remote: Remote<ComputeWorker>;
  readonly #lane: number;
  readonly #lost: Promise<never>;
  readonly #lockName = `amdahl-lab-worker-${crypto.randomUUID()}`;
  #lose: (failure: Failure) => void = () => undefined;
  #ended: Promise<void> | undefined;
  #ready: Promise<void> | undefined;
  #unhandled: string | undefined;
  #alive = true;
  #lossReason: string | undefined;
  #calls = 0;
  /** When it was last asked for, on the pool's clock. */
  usedAtMs = 0;
  /** Who is told of the chunks that come back; nobody where they came too late. */
  onReply: ((reply: ChunkReply) => void) | undefined;

  constructor(worker: Worker, lane: number) {
    this.#worker = worker;
    this.#lane = lane;
    // Before Comlink listens, which need not look at tasks.
    worker.addEventListener('message', (event: MessageEvent<ChunkReply | UnhandledRejection>) => {
      const { data } = event;
      if ('timesMs' in data) {
        event.stopImmediatePropagation();
        this.onReply?.(data);
      } else if ('unhandledRejection' in data) this.#unhandled = data.unhandledRejection;
    });
    this.#remote = wrap<ComputeWorker>(worker);
    this.#lost = new Promise((_, reject) => {
      this.#lose = reject;
    });
    this.#lost.catch(() => undefined);
    worker.addEventListener('error', (event) => {
      // Handled here: else it goes on to whoever started the engine, who would take the engine for broken.
      event.preventDefault();
      const named = event instanceof ErrorEvent && event.message !== '';
      this.lose(
        named ? cleanText(event.message) : 'its code could not be loaded: network or headers',
      );
    });
    worker.addEventListener('messageerror', () => this.lose('a message could not be read'));
  }

  get alive(): boolean {
    return this.#alive;
  }

  get busy(): boolean {
    return this.#calls > 0;
  }

  /** Rejects when the worker is lost, for those who wait for it without a call. */
  get lost(): Promise<never> {
    return this.#lost;
  }

  /** Resolves when the worker has ended for certain; it may run and write for 2 s after `kill`. */
  get ended(): Promise<void> {
    return this.#ended ?? Promise.resolve();
  }

  /** Resolves when the worker's code runs; rejects with what kept it from loading. */
  ready(): Promise<void> {
    this.#ready ??= this.#shakeHands();
    return this.#ready;
  }

  /** A promise that was rejected in the worker and that nobody handled, once; undefined where none was. */
  takeUnhandled(): string | undefined {
    const reason = this.#unhandled;
    this.#unhandled = undefined;
    return reason;
  }

  /**
   * Makes a call; rejects with a `Failure` as soon as the worker is lost. After `deadlineMs` it counts
   * as lost; `Infinity` for calls that run tasks, which their team watches.
   */
  async call<T>(
    make: (remote: Remote<ComputeWorker>) => Promise<T>,
    deadlineMs = callDeadlineMs,
  ): Promise<T> {
    this.#calls++;
    const timer = Number.isFinite(deadlineMs)
      ? setTimeout(() => this.lose(`it did not answer within ${deadlineMs / 1000} s`), deadlineMs)
      : undefined;
    try {
      return await Promise.race([make(this.#remote), this.#lost]);
    } finally {
      clearTimeout(timer);
      this.#calls--;
    }
  }

  /** Sends tasks, after `openMessages`; buffers in `moved` move instead of being copied. */
  post(message: ChunkMessage, moved: Transferable[]): void {
    this.#worker.postMessage(message, moved);
  }

  /** Why it is not alive; undefined while it is. */
  get lossReason(): string | undefined {
    return this.#lossReason;
  }

  /** Gives the worker up, for this reason. */
  lose(reason: string): void {
    const values = { lane: this.#lane, reason };
    this.kill({ key: 'backend.worker-lost', values });
  }

  /** Ends the worker; calls under way reject with `detail`. */
  kill(detail: Failure['detail']): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#lossReason = 'reason' in detail.values ? detail.values.reason : 'it was ended';
    this.#ended ??= lockToEnd(this.#lockName);
    this.#lose(new Failure(detail));
    // Released first: a proxy whose worker is gone leaks its pending calls (Comlink issue 655).
    this.#remote[releaseProxy]();
    this.#worker.terminate();
  }

  async #shakeHands(): Promise<void> {
    try {
      await this.call((remote) => remote.ready(this.#lockName), readyDeadlineMs);
    } catch (error) {
      if (!(error instanceof Failure) || error.detail.key !== 'backend.worker-lost') throw error;
      const { reason } = error.detail.values;
      throw new Failure({ key: 'backend.worker-load', values: { reason } });
    }
    if (!canSeeEnd()) return;
    this.#ended = lockToEnd(this.#lockName);
    void this.#ended.then(() => this.lose('it ended by itself'));
  }
}

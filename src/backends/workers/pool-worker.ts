// One compute worker's life: readiness handshake, calls under a deadline, loss, termination. Browsers
// give no event when a worker ends itself, so only deadlines and the caller's signal can tell.

import { releaseProxy, wrap } from 'comlink';
import { Failure } from '../../contract/failure.ts';
import type { Remote } from 'comlink';
import type { ComputeWorker } from './protocol.ts';

/** A worker that has not said it is ready by then did not load. */
const readyDeadlineMs = 10_000;

export class PoolWorker {
  readonly #worker: Worker;
  /** Kept here until the worker ends: Comlink loses replies of a collected proxy (issue 692). */
  readonly #remote: Remote<ComputeWorker>;
  readonly #lost: Promise<never>;
  #lose: (failure: Failure) => void = () => undefined;
  #alive = true;
  #calls = 0;

  constructor(worker: Worker, lane: number) {
    this.#worker = worker;
    this.#remote = wrap<ComputeWorker>(worker);
    this.#lost = new Promise((_, reject) => {
      this.#lose = reject;
    });
    this.#lost.catch(() => undefined);
    const fail = (event: Event): void => {
      const reason =
        event instanceof ErrorEvent && event.message
          ? event.message
          : 'its code could not be loaded';
      this.kill({ key: 'backend.worker-lost', values: { lane, reason } });
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
  }

  get alive(): boolean {
    return this.#alive;
  }

  get busy(): boolean {
    return this.#calls > 0;
  }

  /** Resolves when the worker's code runs; rejects with what kept it from loading. */
  async ready(): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        const reason = `it did not answer within ${readyDeadlineMs / 1000} s`;
        reject(new Failure({ key: 'backend.worker-load', values: { reason } }));
      }, readyDeadlineMs);
    });
    try {
      await Promise.race([this.call((remote) => remote.ready()), deadline]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Makes a call; rejects with a `Failure` as soon as the worker is lost. */
  async call<T>(make: (remote: Remote<ComputeWorker>) => Promise<T>): Promise<T> {
    this.#calls++;
    try {
      return await Promise.race([make(this.#remote), this.#lost]);
    } finally {
      this.#calls--;
    }
  }

  /** Rejects when the worker is lost, for those who talk to it over a port of their own. */
  get lost(): Promise<never> {
    return this.#lost;
  }

  /** Ends the worker; calls under way reject with `detail`. */
  kill(detail: Failure['detail']): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#lose(new Failure(detail));
    // Released first: a proxy whose worker is gone leaks its pending calls (Comlink issue 655).
    this.#remote[releaseProxy]();
    this.#worker.terminate();
  }
}

// The line to one engine in its worker. Every call settles, also when the worker ends before it has answered.

import { wrap, type Remote } from 'comlink';
import { canSeeEnd, lockToEnd } from '../backends/pool/life-lock.ts';
import { startWorker } from '../browser/start-worker.ts';
import { cleanText } from '../contract/error-text.ts';
import { Failure } from '../contract/failure.ts';
import engineAddress from './engine.worker.ts?worker&url';
import type { Message } from '../words/message.ts';
import type { WorkerEngine } from './engine.ts';

/** What the page and an engine's worker say to each other is never left open. */
export class EngineLine {
  readonly #worker: Worker;
  readonly #remote: Remote<WorkerEngine>;
  readonly #onEnd: (why: Message) => void;
  /** How calls without an answer are given up. */
  readonly #open = new Set<(error: Failure) => void>();
  #answered = false;
  #end: Message | undefined;

  /** Starts a worker; `onEnd` hears once that it has ended, and why. */
  constructor(onEnd: (why: Message) => void) {
    this.#onEnd = onEnd;
    this.#worker = startWorker(engineAddress, 'engine');
    this.#remote = wrap<WorkerEngine>(this.#worker);
    this.#worker.addEventListener('error', (event) => this.#hearError(event));
    this.#worker.addEventListener('messageerror', () =>
      this.end({ key: 'engine.ended', values: { how: 'unreadable' } }),
    );
    void this.#watchLife();
  }

  /** Why there is no engine at the other end any more; undefined while there is one. */
  get ended(): Message | undefined {
    return this.#end;
  }

  /** Asks the engine; rejects with a `Failure` where it ends before it has answered, or has ended. */
  call<T>(ask: (engine: Remote<WorkerEngine>) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.#end !== undefined) {
        reject(new Failure({ key: 'engine.none', values: {} }));
        return;
      }
      this.#open.add(reject);
      ask(this.#remote)
        .then((answer) => {
          this.#answered = true;
          resolve(answer);
        }, reject)
        .finally(() => this.#open.delete(reject));
    });
  }

  /** Ends the worker and all calls that it has not answered. */
  end(why: Message): void {
    if (this.#end !== undefined) return;
    this.#end = why;
    this.#worker.terminate();
    for (const giveUp of this.#open) giveUp(new Failure(why));
    this.#open.clear();
    this.#onEnd(why);
  }

  /** A worker that is gone tells nobody, but the lock that it held for life is free. */
  async #watchLife(): Promise<void> {
    if (!canSeeEnd()) return;
    const name = `amdahl-lab-engine-${crypto.randomUUID()}`;
    try {
      await this.call((engine) => engine.holdForLife(name));
      await lockToEnd(name);
    } catch {
      // It has ended already, which all calls are told.
      return;
    }
    this.end({ key: 'engine.ended', values: { how: 'gone' } });
  }

  #hearError(event: Event): void {
    // A script that could not be loaded tells no reason.
    const said = event instanceof ErrorEvent ? cleanText(event.message) : '';
    const reason = said === '' ? 'network or headers' : said;
    this.end(
      this.#answered
        ? { key: 'engine.ended', values: { how: 'threw', reason } }
        : { key: 'engine.not-loaded', values: { reason } },
    );
  }
}

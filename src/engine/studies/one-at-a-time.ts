// One run or question at a time: a second one meanwhile is refused, and what was stopped may still be clearing up.

import type { NotEnded } from '../../experiment/study-outcome.ts';

/** A stop is answered by then, whatever is still being cleared up. */
const stopAnswerMs = 150;

export class OneAtATime {
  #running: AbortController | undefined;
  /** Resolves when everything started so far has ended. */
  #settled: Promise<void> = Promise.resolve();

  /** Does `work` after all before it has ended; it never rejects. Resolves soon after a stop, and at once where busy. */
  async take<T>(work: (signal: AbortSignal) => Promise<T | NotEnded>): Promise<T | NotEnded> {
    if (this.#running && !this.#running.signal.aborted) {
      return { kind: 'failed', message: { key: 'run.busy', values: {} } };
    }
    const controller = new AbortController();
    this.#running = controller;
    const ended = this.#settled.then(() => work(controller.signal));
    this.#settled = ended.then(() => undefined);
    const outcome = await Promise.race([ended, afterStop(controller.signal)]);
    if (this.#running === controller) this.#running = undefined;
    return outcome;
  }

  /** Stops what is under way. */
  stop(): void {
    this.#running?.abort();
  }
}

/** Resolves a little after `signal` aborts. */
function afterStop(signal: AbortSignal): Promise<NotEnded> {
  return new Promise((resolve) => {
    const answer = (): void => {
      setTimeout(() => {
        resolve({ kind: 'stopped' });
      }, stopAnswerMs);
    };
    signal.addEventListener('abort', answer, { once: true });
  });
}

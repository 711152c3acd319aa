// Who hears of a run. What is told is drawn, and drawing takes a core: no run is timed beside it.

import type { RunEvent, RunListener } from './engine.ts';

export class Audience {
  readonly #listener: RunListener;
  #drawing: Promise<void> | undefined;

  constructor(listener: RunListener) {
    this.#listener = listener;
  }

  /** Tells it without waiting. */
  tell(event: RunEvent): void {
    const answer = this.#listener(event);
    // An audience that is gone draws nothing.
    this.#drawing = answer instanceof Promise ? answer.catch(() => undefined) : undefined;
  }

  /** Resolves when what was told last is drawn, and with it all before. */
  drawn(): Promise<void> {
    return this.#drawing ?? Promise.resolve();
  }
}

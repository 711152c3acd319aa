// Inside a worker on messages: the chunks that have come and have not been run. After a long one the worker listens
// before it begins the next, which somebody else may have taken over meanwhile.

import type { ChunkOrder } from './chunk-protocol.ts';

/** Listening costs about 10 us: after a chunk of so many ms that is next to nothing. */
export const longMs = 0.5;

export interface LineActions {
  /** Runs a chunk and sends its reply; returns what it took, in ms. */
  readonly run: (order: ChunkOrder) => number;
  /** Replies in place of a chunk that was taken back. */
  readonly drop: () => void;
  /** Calls back when all messages that have arrived by now were received. */
  readonly later: (then: () => void) => void;
}

export class ChunkLine {
  readonly #actions: LineActions;
  /** Oldest first; undefined in place of one that was taken back. */
  readonly #waiting: (ChunkOrder | undefined)[] = [];
  #lastMs = 0;

  constructor(actions: LineActions) {
    this.#actions = actions;
  }

  /** Runs the chunk at once, or when the worker has listened. */
  receive(order: ChunkOrder): void {
    if (this.#waiting.length === 0 && this.#lastMs < longMs) {
      this.#lastMs = this.#actions.run(order);
      return;
    }
    this.#waiting.push(order);
    if (this.#waiting.length === 1) this.#actions.later(() => this.#next());
  }

  /** Takes the chunk back that came last, unless it was begun. Replies keep their order. */
  takeBack(): void {
    if (this.#waiting.length > 0) this.#waiting[this.#waiting.length - 1] = undefined;
  }

  #next(): void {
    const order = this.#waiting.shift();
    if (order) this.#lastMs = this.#actions.run(order);
    else this.#actions.drop();
    if (this.#waiting.length > 0) this.#actions.later(() => this.#next());
  }
}

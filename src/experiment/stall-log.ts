// When this thread stood still: a timer that should tick and does not tells that nothing ran, as where the browser or
// the machine was stopped, or that this thread was busy with something else.

const tickMs = 25;
/** Shorter ones are not kept. */
const shortestStallMs = 50;

interface Stall {
  readonly startMs: number;
  readonly endMs: number;
}

export class StallLog {
  readonly #now: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;
  #lastMs = 0;
  #stalls: Stall[] = [];

  /** `now` is a clock in ms. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins to tick; what was noticed before is forgotten. */
  start(): void {
    this.stop();
    this.#stalls = [];
    this.#lastMs = this.#now();
    this.#timer = setInterval(() => this.tick(), tickMs);
  }

  stop(): void {
    if (this.#timer !== undefined) clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** The timer's turn. */
  tick(): void {
    const nowMs = this.#now();
    if (nowMs - this.#lastMs >= shortestStallMs) {
      this.#stalls.push({ startMs: this.#lastMs, endMs: nowMs });
    }
    this.#lastMs = nowMs;
  }

  /** The longest time between `sinceMs` and `untilMs`, which is now or before, in which it stood still; 0 if it never did. */
  longest(sinceMs: number, untilMs: number): number {
    // A timer that is late may not have had its turn yet.
    const all = [...this.#stalls, { startMs: this.#lastMs, endMs: this.#now() }];
    const within = all.map(
      ({ startMs, endMs }) => Math.min(endMs, untilMs) - Math.max(startMs, sinceMs),
    );
    return Math.max(0, ...within);
  }
}

// When the page was hidden: a hidden tab is throttled, and a sample taken then does not count.

export class VisibilityLog {
  #hidden = false;
  #lastHiddenMs = -Infinity;

  /** The page became hidden or visible at `nowMs`. */
  note(hidden: boolean, nowMs: number): void {
    if (this.#hidden && !hidden) this.#lastHiddenMs = nowMs;
    this.#hidden = hidden;
  }

  /** Whether it is hidden, or was at any time since `sinceMs`. */
  wasHidden(sinceMs: number): boolean {
    return this.#hidden || this.#lastHiddenMs >= sinceMs;
  }
}

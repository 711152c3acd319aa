// Workers that were terminated and may still run, and write, for a while: whoever measures on the same cores or lies in
// the same memory waits for them.

export class Endings {
  readonly #under = new Set<Promise<void>>();

  /** `ended` resolves when a terminated worker has ended for certain. */
  add(ended: Promise<void>): void {
    this.#under.add(ended);
    void ended.then(() => this.#under.delete(ended));
  }

  /** Resolves when all of them have ended. */
  async quiet(): Promise<void> {
    await Promise.all(this.#under);
  }
}

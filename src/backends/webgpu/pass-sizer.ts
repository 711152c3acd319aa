// Chooses how many items one submit covers, so that no submit lasts long: the browser's watchdog ends
// the GPU process after about 10 s, Windows resets a device after 2 s, and a stop waits for a submit.

/** What a submit should last at most. */
const submitMs = 250;
/** The first submit of a kernel covers this part of the range: its rate is not known yet. */
const firstPart = 1 / 64;
/** Kernels work in tiles of up to so many items: a submit that cuts one wastes the rest of it. */
const tileItems = 64;

export class PassSizer {
  #itemsPerMs: number | undefined;

  /** Items of the next submit of a range of `total` items; at least 1, whole tiles where they are more. */
  items(total: number): number {
    const known = this.#itemsPerMs;
    const items = known === undefined ? total * firstPart : known * submitMs;
    if (items < tileItems) return Math.max(1, Math.floor(items));
    return Math.floor(items / tileItems) * tileItems;
  }

  /** A submit of `items` lasted `ms`. A slower rate counts at once, a faster one by half: work may be uneven. */
  measured(items: number, ms: number): void {
    const rate = items / Math.max(ms, 0.01);
    const known = this.#itemsPerMs ?? rate;
    this.#itemsPerMs = rate < known ? rate : (rate + known) / 2;
  }
}

// How far a series of runs is: one progress over all its parts, each weighed by what it was estimated to take.

/** How far a series is; `remainingMs` is undefined while nothing tells it. */
export interface SeriesShare {
  readonly done: number;
  readonly remainingMs: number | undefined;
  /** The part that runs, from 1. */
  readonly series: { readonly part: number; readonly parts: number };
}

/** A series of which nothing has run yet; `estimatesMs` has a time for each part that is known to come. */
export class SeriesProgress {
  #estimatesMs: readonly number[];
  #part = -1;
  /** Of the parts that have ended: what they were estimated to take, and took. */
  #endedMs = { estimated: 0, taken: 0 };
  #beganMs = 0;

  constructor(estimatesMs: readonly number[]) {
    this.#estimatesMs = estimatesMs;
  }

  /** What all parts will take, known now. */
  expect(estimatesMs: readonly number[]): void {
    this.#estimatesMs = estimatesMs;
  }

  /** The next part begins. */
  begin(nowMs: number): void {
    if (this.#part >= 0) this.#end(nowMs);
    this.#part += 1;
    this.#beganMs = nowMs;
  }

  #end(nowMs: number): void {
    this.#endedMs = {
      estimated: this.#endedMs.estimated + this.#estimateOf(this.#part),
      taken: this.#endedMs.taken + nowMs - this.#beganMs,
    };
  }

  /** A part that nobody expected is taken to be as long as the last that was. */
  #estimateOf(part: number): number {
    return this.#estimatesMs[part] ?? this.#estimatesMs.at(-1) ?? 1;
  }

  /** The share that is done of the part that runs as that of the whole. */
  overall(done: number, nowMs: number): SeriesShare {
    const parts = Math.max(this.#estimatesMs.length, this.#part + 1);
    const ownMs = this.#estimateOf(this.#part);
    const laterMs = this.#estimatesMs.slice(this.#part + 1).reduce((sum, ms) => sum + ms, 0);
    const { estimated, taken } = this.#endedMs;
    const share = Math.min(1, done);
    const goneMs = estimated + share * ownMs;
    const totalMs = estimated + ownMs + laterMs;
    const tookMs = taken + nowMs - this.#beganMs;
    // Estimates of one machine are off by one factor, which the parts so far tell.
    const longer = goneMs > 0 ? tookMs / goneMs : undefined;
    const known = longer !== undefined && share > leastShare;
    return {
      done: totalMs > 0 ? goneMs / totalMs : 0,
      remainingMs: known || this.#part > 0 ? (longer ?? 1) * (totalMs - goneMs) : undefined,
      series: { part: this.#part + 1, parts },
    };
  }
}

/** Of the first part: less tells nothing of how long the rest will take. */
const leastShare = 0.2;

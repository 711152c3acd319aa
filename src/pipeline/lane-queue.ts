// Which lane's time is least: a binary heap, so that a million tasks on thousands of processors play in no time.

/** Lanes by the time at which each is free; of two with the same time the lower lane comes first. */
export class LaneQueue {
  readonly #timesMs: Float64Array;
  /** Lanes; each comes before both of its children, at 2 i + 1 and 2 i + 2. */
  readonly #heap: Int32Array;
  #size: number;

  /** All lanes are free at `startMs`. */
  constructor(lanes: number, startMs: number) {
    this.#timesMs = new Float64Array(lanes).fill(startMs);
    this.#heap = Int32Array.from({ length: lanes }, (_, lane) => lane);
    this.#size = lanes;
  }

  /** The lane that is free first; -1 where none is left. */
  get first(): number {
    return this.#size > 0 ? (this.#heap[0] as number) : -1;
  }

  /** When `lane` is free, or was last. */
  timeOf(lane: number): number {
    return this.#timesMs[lane] as number;
  }

  /** The first lane is busy until `ms`, which is no earlier than it was free. */
  delayFirst(ms: number): void {
    this.#timesMs[this.first] = ms;
    this.#sink();
  }

  /** The first lane has nothing left to do. */
  removeFirst(): void {
    this.#size -= 1;
    this.#heap[0] = this.#heap[this.#size] as number;
    this.#sink();
  }

  #before(a: number, b: number): boolean {
    const laneA = this.#heap[a] as number;
    const laneB = this.#heap[b] as number;
    const timeA = this.timeOf(laneA);
    const timeB = this.timeOf(laneB);
    return timeA < timeB || (timeA === timeB && laneA < laneB);
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= this.#size) return;
      const right = left + 1;
      const child = right < this.#size && this.#before(right, left) ? right : left;
      if (!this.#before(child, at)) return;
      const lane = heap[at] as number;
      heap[at] = heap[child] as number;
      heap[child] = lane;
      at = child;
    }
  }
}

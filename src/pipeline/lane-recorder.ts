// Records the spans of one processor in one pass into typed columns: a clock reading per task, exact
// totals always, and at most `capacity` rows, neighbours being merged and counted beyond that.

import { phaseNumber } from '../contract/span.ts';
import type { Drained } from '../contract/backend.ts';
import type { LaneSpans } from '../contract/span.ts';

const assign = phaseNumber('assign');
const compute = phaseNumber('compute');
const transfer = phaseNumber('transfer');

/** Rows kept per lane and pass at most; beyond it neighbouring spans of one phase are merged. */
export const laneCapacity = 16_384;
/** Rows to begin with: most passes have few tasks, and rows that are not written cost time as well. */
const firstCapacity = 1_024;

export class LaneRecorder {
  computeMs = 0;
  transferMs = 0;
  longestTaskMs = 0;
  #phase = new Uint8Array(firstCapacity);
  #task = new Int32Array(firstCapacity);
  #merged = new Uint32Array(firstCapacity);
  #startMs = new Float64Array(firstCapacity);
  #endMs = new Float64Array(firstCapacity);
  #capacity = firstCapacity;
  #count = 0;
  /** How many tasks a row may stand for; doubles with every compaction. */
  #perRow = 1;

  /** Begins anew, in the columns that it has: fresh ones for every pass would cost more than short passes take. */
  reset(): void {
    this.computeMs = 0;
    this.transferMs = 0;
    this.longestTaskMs = 0;
    this.#count = 0;
    this.#perRow = 1;
  }

  /** A task's computation, from `startMs` to `endMs`. */
  compute(task: number, startMs: number, endMs: number): void {
    const ms = endMs - startMs;
    this.computeMs += ms;
    if (ms > this.longestTaskMs) this.longestTaskMs = ms;
    this.#add(compute, task, startMs, endMs);
  }

  /**
   * Computation of `count` tasks from `task` on that ran as one; the longest of them counts as long as
   * their mean. With a count of 0 it belongs to the tasks of the row before.
   */
  computeTogether(task: number, count: number, startMs: number, endMs: number): void {
    const ms = endMs - startMs;
    this.computeMs += ms;
    if (count > 0) this.longestTaskMs = Math.max(this.longestTaskMs, ms / count);
    this.#add(compute, task, startMs, endMs, count);
  }

  /** Learning of the pass, from `startMs` to `endMs`. */
  join(startMs: number, endMs: number): void {
    this.#add(assign, -1, startMs, endMs);
  }

  /** Data of a task on its way, from `startMs` to `endMs`. */
  transfer(task: number, startMs: number, endMs: number): void {
    this.transferMs += endMs - startMs;
    this.#add(transfer, task, startMs, endMs);
  }

  /** The columns, cut to length; what is recorded later is written into them. */
  rows(): LaneSpans {
    const n = this.#count;
    return {
      count: n,
      phase: this.#phase.subarray(0, n),
      task: this.#task.subarray(0, n),
      merged: this.#merged.subarray(0, n),
      startMs: this.#startMs.subarray(0, n),
      endMs: this.#endMs.subarray(0, n),
    };
  }

  /** A copy of the columns, cut to length and owned by the caller. */
  spans(): LaneSpans {
    const n = this.#count;
    return {
      count: n,
      phase: this.#phase.slice(0, n),
      task: this.#task.slice(0, n),
      merged: this.#merged.slice(0, n),
      startMs: this.#startMs.slice(0, n),
      endMs: this.#endMs.slice(0, n),
    };
  }

  #add(phase: number, task: number, startMs: number, endMs: number, tasks = 1): void {
    const last = this.#count - 1;
    if (
      this.#perRow > 1 &&
      last >= 0 &&
      this.#phase[last] === phase &&
      (this.#merged[last] ?? 0) < this.#perRow
    ) {
      this.#merged[last] = (this.#merged[last] ?? 0) + tasks;
      this.#endMs[last] = endMs;
      return;
    }
    if (this.#count === this.#capacity) this.#makeRoom();
    const row = this.#count++;
    this.#phase[row] = phase;
    this.#task[row] = task;
    this.#merged[row] = tasks;
    this.#startMs[row] = startMs;
    this.#endMs[row] = endMs;
  }

  #makeRoom(): void {
    if (this.#capacity === laneCapacity) {
      this.#compact();
      return;
    }
    this.#capacity = Math.min(laneCapacity, 4 * this.#capacity);
    const capacity = this.#capacity;
    this.#phase = copyInto(new Uint8Array(capacity), this.#phase);
    this.#task = copyInto(new Int32Array(capacity), this.#task);
    this.#merged = copyInto(new Uint32Array(capacity), this.#merged);
    this.#startMs = copyInto(new Float64Array(capacity), this.#startMs);
    this.#endMs = copyInto(new Float64Array(capacity), this.#endMs);
  }

  /** Merges every row with its right neighbour; transfer and compute alternate, so phases give way. */
  #compact(): void {
    this.#perRow *= 2;
    // Learning of the pass is no task: it stays a row of its own.
    let to = this.#phase[0] === assign ? 1 : 0;
    for (let from = to; from < this.#count; from += 2) {
      const next = Math.min(from + 1, this.#count - 1);
      this.#phase[to] = this.#longer(from, next);
      this.#task[to] = this.#task[from] ?? -1;
      this.#merged[to] = (this.#merged[from] ?? 0) + (next > from ? (this.#merged[next] ?? 0) : 0);
      this.#startMs[to] = this.#startMs[from] ?? 0;
      this.#endMs[to] = this.#endMs[next] ?? 0;
      to++;
    }
    this.#count = to;
  }

  #longer(a: number, b: number): number {
    const length = (row: number): number => (this.#endMs[row] ?? 0) - (this.#startMs[row] ?? 0);
    return (length(b) > length(a) ? this.#phase[b] : this.#phase[a]) ?? compute;
  }
}

function copyInto<T extends Uint8Array | Int32Array | Uint32Array | Float64Array>(
  larger: T,
  rows: T,
): T {
  larger.set(rows);
  return larger;
}

/** When a processor took part in a pass, on the team's clock. */
export interface Stay {
  readonly enteredMs: number;
  readonly leftMs: number;
}

/** A recorder's rows and totals as what a processor did. */
export function laneToDrained(
  lane: number,
  recorder: LaneRecorder,
  bytesMoved: number,
  { enteredMs, leftMs }: Stay,
): Drained {
  return {
    lane,
    enteredMs,
    leftMs,
    spans: recorder.spans(),
    computeMs: recorder.computeMs,
    transferMs: recorder.transferMs,
    longestTaskMs: recorder.longestTaskMs,
    bytesMoved,
  };
}

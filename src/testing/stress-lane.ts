// A lane of the stress test: drains schedules in shared memory from a thread of its own and counts each
// position. Apart from the test, which bundles it for its threads. Used by tests alone.

import { joinSchedule } from '../pipeline/assign.ts';
import { cellStride, makeAtomicCells, scheduleCellCount } from '../pipeline/schedule-cells.ts';
import type { ScheduleHandle } from '../contract/schedule.ts';

/** What all lanes get. All memory is shared. */
export interface StressWork {
  readonly handle: ScheduleHandle;
  /** Schedules of that handle, each with cells of its own, drained one after another without a barrier. */
  readonly passes: number;
  /** The cells of pass p begin at p * `passCellLength(handle)`. */
  readonly cells: Int32Array<SharedArrayBuffer>;
  /** How often position k of pass p was handed out, at p * count + k. */
  readonly counts: Uint8Array<SharedArrayBuffer>;
  /** Positions that each lane took. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  /** Lanes that are ready, in its only element: none starts before all are. */
  readonly gate: Int32Array<SharedArrayBuffer>;
}

/** Int32 elements that the cells of one pass take. */
export function passCellLength({ processors }: ScheduleHandle): number {
  return scheduleCellCount(processors) * cellStride;
}

/** Drains every pass as `lane`. */
export function drainLane(work: StressWork, lane: number): void {
  const { handle, passes, cells, counts, taken, gate } = work;
  const chunk = { first: 0, end: 0 };
  let total = 0;
  awaitAll(gate, handle.processors);
  for (let pass = 0; pass < passes; pass++) {
    const schedule = joinSchedule(handle, makeAtomicCells(cells, pass * passCellLength(handle)));
    const base = pass * handle.count;
    while (schedule.take(lane, chunk)) {
      // An atomic addition: two lanes that were given the same position both count.
      for (let k = chunk.first; k < chunk.end; k++) Atomics.add(counts, base + k, 1);
      total += chunk.end - chunk.first;
    }
  }
  taken[lane] = total;
}

function awaitAll(gate: Int32Array<SharedArrayBuffer>, lanes: number): void {
  let ready = Atomics.add(gate, 0, 1) + 1;
  if (ready === lanes) Atomics.notify(gate, 0);
  for (; ready < lanes; ready = Atomics.load(gate, 0)) Atomics.wait(gate, 0, ready);
}

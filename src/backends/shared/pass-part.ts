// The part of a lane on the driver's own thread in a pass that workers drain: it takes from the same
// schedule, and what it takes counts as its own at once, so that nobody mends it.

import { joinSchedule } from '../../pipeline/assign.ts';
import { cursorCell, makeAtomicCells } from '../../pipeline/schedule-cells.ts';
import { cell } from '../arena/layout.ts';
import type { View } from '../../contract/array.ts';
import type { Chunk, Schedule, ScheduleHandle } from '../../contract/schedule.ts';
import type { ScheduleCells } from '../../pipeline/schedule-cells.ts';

/** Owner of the tasks of this lane, in the pass's owners; a worker's is its lane + 1. */
export const partOwner = 255;

export class PassPart {
  readonly #count: number;
  readonly #control: Int32Array;
  readonly #cells: ScheduleCells;
  readonly #schedule: Schedule;
  readonly #owners: Uint8Array;
  readonly #slotsOf: (name: string) => View;
  #over = false;

  /** `control` are the cells of the pass, whose schedule is dynamic and whose position i is task i. */
  constructor(
    handle: ScheduleHandle,
    control: Int32Array,
    owners: Uint8Array,
    slotsOf: (name: string) => View,
  ) {
    this.#count = handle.count;
    this.#control = control;
    this.#cells = makeAtomicCells(control, cell.schedule);
    this.#schedule = joinSchedule(handle, this.#cells);
    this.#owners = owners;
    this.#slotsOf = slotsOf;
  }

  /** Tasks that nobody has taken yet. */
  get remaining(): number {
    return this.#over ? 0 : Math.max(0, this.#count - this.#cells.load(cursorCell));
  }

  /** Whether the pass is to be left: someone asked for it, or a kernel threw. */
  get stopped(): boolean {
    return Atomics.load(this.#control, cell.stop) !== 0;
  }

  /** Puts up to `wanted` consecutive tasks into `chunk`; false where none is left or the pass is over. */
  take(chunk: Chunk, wanted: number): boolean {
    if (this.#over || this.stopped || !this.#schedule.take(0, chunk, wanted)) return false;
    this.#owners.fill(partOwner, chunk.first, chunk.end);
    return true;
  }

  /** Makes everyone leave the pass at the next task. */
  stop(): void {
    Atomics.store(this.#control, cell.stop, 1);
  }

  /** Nothing more can be taken: the workers' part is over, and what they left is mended by them. */
  close(): void {
    this.#over = true;
  }

  /** The slots of a reduce array by the kernel's name, one per task. */
  slotsOf(name: string): View {
    return this.#slotsOf(name);
  }
}

// The few integers that lanes share: cell 0 is the cursor, cell 1 + lane the range that a lane owns.
// Behind an interface, so that policies run on one thread, on shared memory and under a checker.

/** Atomic operations on 32-bit signed cells, as `Atomics` has them; each returns the cell's old value. */
export interface ScheduleCells {
  load(cell: number): number;
  store(cell: number, value: number): void;
  add(cell: number, value: number): number;
  /** Puts `replacement` where the cell holds `expected`. */
  compareExchange(cell: number, expected: number, replacement: number): number;
}

/** Number of the cell that all lanes draw from. */
export const cursorCell = 0;

/** Number of the cell that holds the range of `lane`. */
export function rangeCell(lane: number): number {
  return 1 + lane;
}

/** Cells that a schedule of `processors` lanes needs. */
export function scheduleCellCount(processors: number): number {
  return 1 + processors;
}

/** Distance between two cells in Int32 units: a cache line of its own for each, and its neighbour. */
export const cellStride = 32;

/** Cells in `memory` from index `base` on, `cellStride` apart. */
export function makeAtomicCells(memory: Int32Array, base: number): ScheduleCells {
  return {
    load: (cell) => Atomics.load(memory, base + cell * cellStride),
    store: (cell, value) => void Atomics.store(memory, base + cell * cellStride, value),
    add: (cell, value) => Atomics.add(memory, base + cell * cellStride, value),
    compareExchange: (cell, expected, replacement) =>
      Atomics.compareExchange(memory, base + cell * cellStride, expected, replacement),
  };
}

/** Cells for lanes on one thread. */
export function makeLocalCells(processors: number): ScheduleCells {
  return makeAtomicCells(new Int32Array(scheduleCellCount(processors) * cellStride), 0);
}

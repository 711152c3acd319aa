// A span table while it is made: columns that grow with what is pushed.

import type { SpanTable } from '../contract/span.ts';

const firstRows = 256;

function makeColumns(rows: number): SpanTable {
  return {
    lane: new Uint16Array(rows),
    phase: new Uint8Array(rows),
    stage: new Uint32Array(rows),
    serial: new Uint8Array(rows),
    task: new Int32Array(rows),
    merged: new Uint32Array(rows),
    startMs: new Float64Array(rows),
    endMs: new Float64Array(rows),
  };
}

/** Rows [0, rows) in columns of `length` rows. */
function copyColumns(from: SpanTable, rows: number, length: number): SpanTable {
  const to = makeColumns(length);
  to.lane.set(from.lane.subarray(0, rows));
  to.phase.set(from.phase.subarray(0, rows));
  to.stage.set(from.stage.subarray(0, rows));
  to.serial.set(from.serial.subarray(0, rows));
  to.task.set(from.task.subarray(0, rows));
  to.merged.set(from.merged.subarray(0, rows));
  to.startMs.set(from.startMs.subarray(0, rows));
  to.endMs.set(from.endMs.subarray(0, rows));
  return to;
}

export class SpanColumns {
  #columns = makeColumns(firstRows);
  #rows = 0;

  push(
    lane: number,
    phase: number,
    stage: number,
    serial: number,
    task: number,
    merged: number,
    startMs: number,
    endMs: number,
  ): void {
    const row = this.#rows;
    if (row === this.#columns.lane.length) {
      this.#columns = copyColumns(this.#columns, row, 2 * row);
    }
    const columns = this.#columns;
    columns.lane[row] = lane;
    columns.phase[row] = phase;
    columns.stage[row] = stage;
    columns.serial[row] = serial;
    columns.task[row] = task;
    columns.merged[row] = merged;
    columns.startMs[row] = startMs;
    columns.endMs[row] = endMs;
    this.#rows = row + 1;
  }

  /** What was pushed, in columns no longer than it: a view would be sent to another thread with all behind it. */
  table(): SpanTable {
    return copyColumns(this.#columns, this.#rows, this.#rows);
  }
}

// Makes a span table small enough to keep: neighbours of one lane are merged and counted.

import { phaseNumber } from '../contract/span.ts';
import { SpanColumns } from './span-columns.ts';
import type { SpanTable } from '../contract/span.ts';

const assign = phaseNumber('assign');
const compute = phaseNumber('compute');

/** At most `maxRows` rows (where lanes allow it): pairs of neighbours merge until they fit. */
export function thinSpans(table: SpanTable, maxRows: number): SpanTable {
  let thinned = table;
  while (thinned.lane.length > maxRows) {
    const next = mergePairs(thinned);
    if (next.lane.length === thinned.lane.length) return next;
    thinned = next;
  }
  return thinned;
}

/** Merges each row with the next one of its lane, stage and pass; the longer phase names both. */
function mergePairs(table: SpanTable): SpanTable {
  const { lane, phase, stage, serial, task, merged, startMs, endMs } = table;
  const to = new SpanColumns();
  const at = (column: ArrayLike<number>, row: number): number => column[row] ?? 0;
  const alike = (column: ArrayLike<number>, row: number): boolean =>
    column[row] === column[row + 1];
  const lengthMs = (row: number): number => at(endMs, row) - at(startMs, row);
  // Waiting stands for no task.
  const tasks = (row: number): number => (at(task, row) < 0 ? 0 : at(merged, row));
  // Taking tasks, in a row before the one in which they are computed.
  const takes = (row: number): boolean =>
    phase[row] === assign &&
    at(task, row) >= 0 &&
    phase[row + 1] === compute &&
    task[row] === task[row + 1] &&
    alike(lane, row);
  for (let row = 0; row < lane.length;) {
    if (takes(row)) {
      const twice = takes(row + 2) && alike(lane, row + 1) && alike(stage, row + 1);
      const last = twice && alike(serial, row + 1) ? row + 3 : row + 1;
      row = pushTaken(table, row, last, to);
      continue;
    }
    const pair =
      row + 1 < lane.length &&
      !takes(row + 1) &&
      alike(lane, row) &&
      alike(stage, row) &&
      alike(serial, row);
    const last = pair ? row + 1 : row;
    to.push(
      at(lane, row),
      at(phase, lengthMs(last) > lengthMs(row) ? last : row),
      at(stage, row),
      at(serial, row),
      at(task, at(task, row) < 0 ? last : row),
      pair ? Math.max(1, tasks(row) + tasks(last)) : at(merged, row),
      at(startMs, row),
      at(endMs, last),
    );
    row = last + 1;
  }
  return to.table();
}

/** Rows from `row` to `last`, in which tasks are taken and computed in turn, as one of each; returns the row after. */
function pushTaken(table: SpanTable, row: number, last: number, to: SpanColumns): number {
  const at = (column: ArrayLike<number>, one: number): number => column[one] ?? 0;
  let [tookMs, tasks] = [0, 0];
  for (let one = row; one < last; one += 2) {
    tookMs += at(table.endMs, one) - at(table.startMs, one);
    tasks += at(table.merged, one + 1);
  }
  const startMs = at(table.startMs, row);
  const push = (phase: number, merged: number, fromMs: number, toMs: number): void => {
    const [lane, stage, serial] = [table.lane, table.stage, table.serial];
    const task = at(table.task, row);
    to.push(at(lane, row), phase, at(stage, row), at(serial, row), task, merged, fromMs, toMs);
  };
  push(assign, 0, startMs, startMs + tookMs);
  push(compute, tasks, startMs + tookMs, at(table.endMs, last));
  return last + 1;
}

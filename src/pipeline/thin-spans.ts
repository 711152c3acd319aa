// Makes a span table small enough to keep: neighbours of one lane are merged and counted.

import { SpanColumns } from './span-columns.ts';
import type { SpanTable } from '../contract/span.ts';

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
  for (let row = 0; row < lane.length;) {
    const pair =
      row + 1 < lane.length && alike(lane, row) && alike(stage, row) && alike(serial, row);
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

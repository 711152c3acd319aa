// Makes a span table small enough to keep: neighbours of one lane are merged and counted.

import type { SpanTable } from '../contract/span.ts';

type Columns = { [Column in keyof SpanTable]: number[] };

const names = ['lane', 'phase', 'stage', 'serial', 'task', 'merged', 'startMs', 'endMs'] as const;

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
  const to: Columns = {
    lane: [],
    phase: [],
    stage: [],
    serial: [],
    task: [],
    merged: [],
    startMs: [],
    endMs: [],
  };
  const at = (name: keyof SpanTable, row: number): number => table[name][row] ?? 0;
  const rows = table.lane.length;
  for (let row = 0; row < rows; row++) {
    const next = row + 1;
    const merge =
      next < rows &&
      at('lane', row) === at('lane', next) &&
      at('stage', row) === at('stage', next) &&
      at('serial', row) === at('serial', next);
    for (const name of names) to[name].push(at(name, row));
    if (!merge) continue;
    const last = to.lane.length - 1;
    const longer = at('endMs', next) - at('startMs', next) > at('endMs', row) - at('startMs', row);
    if (longer) to.phase[last] = at('phase', next);
    // Waiting stands for no task.
    const tasks = (of: number): number => (at('task', of) < 0 ? 0 : at('merged', of));
    to.merged[last] = Math.max(1, tasks(row) + tasks(next));
    if (at('task', row) < 0) to.task[last] = at('task', next);
    to.endMs[last] = at('endMs', next);
    row++;
  }
  return to;
}

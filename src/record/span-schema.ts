// Spans as a study is written: columns of numbers, and phases by their names.

import * as v from 'valibot';
import { listsToSpans, phaseNumber, phases } from '../contract/span.ts';
import { finite } from './number-schema.ts';
import type { SpanTable } from '../contract/span.ts';

/** A column of whole numbers that fit it. */
function column(least: number, most: number) {
  return v.array(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most)));
}

export const spanTable = v.pipe(
  v.object({
    lane: column(0, 2 ** 16 - 1),
    phase: v.array(v.picklist(phases)),
    stage: column(0, 2 ** 32 - 1),
    serial: column(0, 1),
    task: column(-1, 2 ** 31 - 1),
    merged: column(0, 2 ** 32 - 1),
    startMs: v.array(finite),
    endMs: v.array(finite),
  }),
  v.check(
    (table) => Object.values(table).every(({ length }) => length === table.lane.length),
    'columns of equal length',
  ),
  v.transform(({ phase, ...lists }): SpanTable =>
    listsToSpans({ ...lists, phase: phase.map(phaseNumber) }),
  ),
);

/** The table as it is written. */
export function spansToJson(spans: SpanTable): object {
  return { ...spans, phase: Array.from(spans.phase, (phase) => phases[phase]) };
}

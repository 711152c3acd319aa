// What a person reads about a row or a segment of the timeline.

import { lanesOf } from '../../contract/team-traits.ts';
import type { Plan } from '../../record/plan.ts';
import type { Point } from '../../record/run-record.ts';
import { formatBytes, formatCount, formatMs, formatPercent } from '../../words/quantity.ts';
import type { LaneRow, Segment } from './timeline-rows.ts';

const phaseWords = {
  compute: 'computes',
  wait: 'waits',
  transfer: 'transfers data',
  aggregate: 'aggregates',
  assign: 'assigns tasks',
  decompose: 'decomposes',
} as const;

/** Who a row is. */
export function rowName(row: LaneRow | undefined, plan: Plan): string {
  return row?.before ? `${laneName(row, row.before)}, before` : laneName(row, plan);
}

function laneName(row: LaneRow | undefined, plan: Plan): string {
  if (row?.lane === undefined) return 'driver';
  const { gpu, noun } = plan.team;
  switch (gpu) {
    case 'all':
      return 'GPU';
    case 'first':
      return row.lane === 0 ? 'GPU' : `worker ${row.lane}`;
    case 'none':
      return `${noun} ${row.lane + 1}`;
  }
}

/** Who does what from when for how long: "worker 2 computes task 17, items 34 to 35: 1.2 ms, from 30 ms". */
export function segmentInWords(row: LaneRow | undefined, segment: Segment, own: Plan): string {
  const plan = row?.before ?? own;
  const { task, merged, startMs, endMs, phase, serial } = segment;
  const what =
    task < 0
      ? ''
      : merged > 1
        ? ` tasks ${formatCount(task)} to ${formatCount(task + merged - 1)}`
        : ` task ${formatCount(task)}`;
  const first = task * plan.grain;
  const last = Math.min(plan.items, (task + merged) * plan.grain);
  // A row of taking tasks stands for no item.
  const range =
    task < 0 || merged === 0 ? '' : `, items ${formatCount(first)} to ${formatCount(last - 1)}`;
  const alone = serial ? ', the others must wait' : '';
  // On a processor's row it is the other side of the driver's assigning.
  const ownAssign = task < 0 ? 'joins or leaves' : 'takes';
  const does = phase === 'assign' && row?.lane !== undefined ? ownAssign : phaseWords[phase];
  const from = startMs === 0 ? '' : `, from ${formatMs(startMs)}`;
  return `${rowName(row, plan)} ${does}${what}${range}${alone}: ${formatMs(endMs - startMs)}${from}`;
}

/** What was moved at a processor count: bytes, the time of all processors, and its share. */
export function movedInWords({ team }: Plan, { processors, medianMs, activities }: Point): string {
  const { bytesMoved, transferMs } = activities;
  if (bytesMoved === 0) return 'No data was moved: all processors share the memory.';
  const share = transferMs / (lanesOf(team, processors) * medianMs);
  return `${formatBytes(bytesMoved)} moved in ${formatMs(transferMs)}, ${formatPercent(share)} of the processors’ time.`;
}

// The timeline on a canvas: a row per processor, compute in the processor's colour.

import type { Phase } from '../../contract/span.ts';
import { laneColours, laneNames, readColours } from '../components/colours.ts';
import { segmentsToBoxes, type LaneRow } from './lane-segments.ts';

export const rowHeight = 20;
export const rowGap = 6;

const names = [
  ...laneNames,
  'idle',
  'text',
  'ghost',
  'step-aggregate',
  'step-assign',
  'step-decompose',
];

/** Where a mark stands: row and segment. */
export interface Mark {
  readonly row: number;
  readonly segment: number;
}

function colourOf(phase: Phase, lane: number | undefined, colours: Record<string, string>): string {
  switch (phase) {
    case 'compute':
      return (lane === undefined ? colours['ghost'] : colours[`lane-${lane % laneColours}`]) ?? '';
    case 'wait':
      return colours['idle'] ?? '';
    case 'transfer':
      return colours['ghost'] ?? '';
    case 'aggregate':
    case 'assign':
    case 'decompose':
      return colours[`step-${phase}`] ?? '';
  }
}

/** Draws the rows; `totalMs` spans the width. */
export function drawTimeline(
  context: CanvasRenderingContext2D,
  rows: readonly LaneRow[],
  totalMs: number,
  width: number,
  mark: Mark | undefined,
): void {
  const colours = readColours(context.canvas, names);
  const scale = width / totalMs;
  context.clearRect(0, 0, width, rows.length * (rowHeight + rowGap));
  for (const [index, { lane, segments }] of rows.entries()) {
    const top = index * (rowHeight + rowGap);
    context.fillStyle = colours['idle'] ?? '';
    context.globalAlpha = 0.45;
    context.fillRect(0, top, width, rowHeight);
    context.globalAlpha = 1;
    for (const { phase, from, to } of segmentsToBoxes(segments, scale)) {
      const gap = to - from > 4 ? 1 : 0;
      const inset = phase === 'transfer' ? 5 : 0;
      context.fillStyle = colourOf(phase, lane, colours);
      context.fillRect(from, top + inset, Math.max(0.6, to - from - gap), rowHeight - 2 * inset);
    }
    const marked = mark?.row === index ? segments[mark.segment] : undefined;
    if (marked !== undefined) {
      context.strokeStyle = colours['text'] ?? '';
      context.lineWidth = 2;
      const from = marked.startMs * scale;
      context.strokeRect(from, top + 1, Math.max(2, marked.endMs * scale - from), rowHeight - 2);
    }
  }
}

// Idle time, seen at a glance: hatched, with the length of long waits written in.

import { formatMs } from '../../words/quantity.ts';
import type { TimeView } from './time-view.ts';
import { phases, segmentAt, type LaneRow } from './timeline-rows.ts';

/** Draws diagonal lines over the pixels of one colour; `columns` pixels a line, a line every `period` pixels. */
export function hatch(
  pixels: Uint32Array,
  columns: number,
  { idle, line, period }: { readonly idle: number; readonly line: number; readonly period: number },
): void {
  const lines = pixels.length / columns;
  for (let y = 0; y < lines; y++) {
    const first = y % period;
    for (let x = period - 1 - first; x < columns; x += period) {
      const at = y * columns + x;
      if (pixels[at] === idle) pixels[at] = line;
    }
  }
}

/** A wait that is long enough for its length to be written in. */
export interface IdleLabel {
  readonly text: string;
  /** Middle of the wait, in pixels of the view. */
  readonly x: number;
}

/** A wait narrower than this has no room for its length. */
const leastWidth = 84;
const wait = phases.indexOf('wait');

/** Labels of the waits in sight, in a view `width` pixels wide. */
export function idleLabels(row: LaneRow, view: TimeView, width: number): readonly IdleLabel[] {
  if (row.lane === undefined) return [];
  const scale = width / (view.toMs - view.fromMs);
  const labels: IdleLabel[] = [];
  for (let i = segmentAt(row, view.fromMs); i < row.phase.length; i++) {
    const [startMs, endMs] = [row.startMs[i] ?? 0, row.endMs[i] ?? 0];
    if (startMs >= view.toMs) break;
    if (row.phase[i] !== wait) continue;
    const from = Math.max(0, (startMs - view.fromMs) * scale);
    const to = Math.min(width, (endMs - view.fromMs) * scale);
    if (to - from < leastWidth) continue;
    labels.push({ text: `idle ${formatMs(endMs - startMs)}`, x: (from + to) / 2 });
  }
  return labels;
}

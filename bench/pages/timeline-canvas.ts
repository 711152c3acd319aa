// The lab's own timeline on a real canvas with a hundred thousand spans: what its first picture costs, and
// what each step of a zoom.

import { driverLane, listsToSpans, phaseNumber } from '../../src/contract/span.ts';
import { axisFont, timelineHeight } from '../../src/ui/timeline/draw-timeline.ts';
import { spansToRows } from '../../src/ui/timeline/timeline-rows.ts';
import { TimelineScene } from '../../src/ui/timeline/timeline-scene.ts';
import { zoomStep } from '../../src/ui/timeline/time-view.ts';
import type { SpanTable } from '../../src/contract/span.ts';

/** Main-thread times in ms; a picture counts as drawn when a pixel of it has been read. */
export interface TimelineTimes {
  /** From the record's spans to the picture of all of them. */
  readonly firstDrawMs: number;
  /** Of each step from the whole run to a few spans and back. */
  readonly zoomStepMs: readonly number[];
}

const drawnSpans = 100_000;
const lanes = 8;
const zoomSteps = 24;
const widthPx = 1_280;

/** Compute, transfer and wait in turn on eight processors, of uneven lengths. */
function makeSpans(): SpanTable {
  const perLane = drawnSpans / lanes;
  const turn = (['transfer', 'compute', 'compute', 'wait'] as const).map(phaseNumber);
  const rows = Array.from({ length: drawnSpans }, (_, row) => row);
  const lengthMs = (row: number): number => 0.01 + ((row * 7919) % 101) / 1_000;
  const endMs: number[] = [];
  for (const row of rows) {
    const before = row % perLane === 0 ? 0 : (endMs[row - 1] ?? 0);
    endMs.push(before + lengthMs(row));
  }
  const phase = rows.map((row) => turn[row % turn.length] ?? 0);
  return listsToSpans({
    lane: rows.map((row) => (row === drawnSpans - 1 ? driverLane : Math.floor(row / perLane))),
    phase,
    stage: rows.map(() => 0),
    serial: rows.map(() => 0),
    task: rows.map((row) => (phase[row] === phaseNumber('wait') ? -1 : row)),
    merged: rows.map(() => 1),
    startMs: rows.map((row) => (endMs[row] ?? 0) - lengthMs(row)),
    endMs,
  });
}

/** Runs on the bench's page, once per page: code that has run before is faster than a person's first look. */
export function measureTimeline(): TimelineTimes {
  const spans = makeSpans();
  const canvas = document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = timelineHeight(lanes + 1);
  // The names of the rows stand beside them before they are drawn, in the font of the axis.
  const names = document.createElement('p');
  names.style.font = axisFont;
  names.textContent = 'processor 1, 0 ms';
  document.body.append(names, canvas);
  names.getBoundingClientRect();
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The page has no canvas to draw on.');
  const draw = (scene: TimelineScene): void => {
    scene.draw(context, widthPx);
    context.getImageData(0, 0, 1, 1);
  };
  const startMs = performance.now();
  const rows = spansToRows(spans);
  const totalMs = Math.max(...rows.map(({ endMs }) => endMs.at(-1) ?? 0));
  const scene = new TimelineScene(rows, totalMs);
  draw(scene);
  const firstDrawMs = performance.now() - startMs;
  const zoomStepMs = Array.from({ length: 2 * zoomSteps }, (_, step) => {
    const beganMs = performance.now();
    scene.zoom(step < zoomSteps ? zoomStep : 1 / zoomStep);
    draw(scene);
    return performance.now() - beganMs;
  });
  return { firstDrawMs, zoomStepMs };
}

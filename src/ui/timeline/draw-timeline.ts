// The timeline on a canvas: a row per processor, compute in the processor's colour, the axis beneath.

import { formatMs } from '../../words/quantity.ts';
import { laneColours, laneNames, readColours } from '../components/colours.ts';
import { idleLabels } from './idle-marks.ts';
import { rowToPicture } from './row-columns.ts';
import { colourToPixel, type RowPainter } from './row-pixels.ts';
import { ticksOf, type TimeView } from './time-view.ts';
import { phases, segmentOf, type LaneRow, type Mark } from './timeline-rows.ts';

export const rowHeight = 20;
export const rowGap = 6;
const axisHeight = 18;
export const axisFont = '11px system-ui, sans-serif';

const names = [
  ...laneNames,
  'idle',
  'idle-line',
  'step-exchange',
  'text',
  'muted',
  'ghost',
  'surface',
  'bad',
  'step-aggregate',
  'step-assign',
  'step-decompose',
];

type Colours = Readonly<Record<string, string>>;

/** What is drawn: the rows, the stretch in sight, and what is marked. */
export interface Scene {
  readonly rows: readonly LaneRow[];
  readonly view: TimeView;
  readonly mark: Mark | undefined;
  readonly longest: Mark | undefined;
  /** What is later is hidden; undefined where all is shown. */
  readonly nowMs: number | undefined;
}

/** Height of the canvas in CSS pixels. */
export function timelineHeight(rows: number): number {
  return rows * (rowHeight + rowGap) + axisHeight;
}

function colourOf(phase: number, lane: number | undefined, colours: Colours): string {
  const name = phases[phase] ?? 'wait';
  switch (name) {
    case 'compute':
      return (lane === undefined ? colours['ghost'] : colours[`lane-${lane % laneColours}`]) ?? '';
    case 'wait':
      return colours['idle'] ?? '';
    case 'transfer':
      return colours['step-exchange'] ?? '';
    case 'aggregate':
    case 'assign':
    case 'decompose':
      return colours[`step-${name}`] ?? '';
  }
}

/** Draws all of a scene; the cost grows with the canvas and hardly with the number of spans. */
export function drawTimeline(
  context: CanvasRenderingContext2D,
  scene: Scene,
  width: number,
  painter: RowPainter,
): void {
  const colours = readColours(context.canvas, names);
  context.clearRect(0, 0, width, timelineHeight(scene.rows.length));
  drawRows(context, scene, width, painter, colours);
  drawIdle(context, scene, width, colours);
  if (scene.nowMs === undefined) {
    drawOutline(context, scene, scene.longest, width, colours['bad'] ?? '');
  } else drawFuture(context, scene, scene.nowMs, width, colours);
  drawOutline(context, scene, scene.mark, width, colours['text'] ?? '');
  drawAxis(context, scene, width, colours);
}

/** In the canvas' own pixels: a screen may have several to one of the page's. */
function drawRows(
  context: CanvasRenderingContext2D,
  { rows, view }: Scene,
  width: number,
  painter: RowPainter,
  colours: Colours,
): void {
  const ratio = context.getTransform().a;
  const columns = Math.max(1, Math.round(width * ratio));
  const lines = Math.round(rowHeight * ratio);
  const pixels = new Map<string, number>();
  const pixelOf = (colour: string): number => {
    const known = pixels.get(colour) ?? colourToPixel(context, colour);
    pixels.set(colour, known);
    return known;
  };
  const idle = pixelOf(colours['idle'] ?? '');
  const hatch = pixelOf(colours['idle-line'] ?? '');
  const seam = pixelOf(colours['surface'] ?? '');
  for (const [index, row] of rows.entries()) {
    const top = Math.round(index * (rowHeight + rowGap) * ratio);
    const ofPhases = phases.map((_, phase) => pixelOf(colourOf(phase, row.lane, colours)));
    const picture = rowToPicture(row, view, columns);
    painter.paint(
      context,
      picture,
      { columns, lines, top },
      {
        idle,
        hatch,
        seam,
        phases: ofPhases,
      },
    );
  }
}

/** Writes the length of long waits into them, on a ground of their own. */
function drawIdle(
  context: CanvasRenderingContext2D,
  { rows, view }: Scene,
  width: number,
  colours: Colours,
): void {
  context.font = axisFont;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const [index, row] of rows.entries()) {
    const middle = index * (rowHeight + rowGap) + rowHeight / 2;
    for (const { text, x } of idleLabels(row, view, width)) {
      const half = context.measureText(text).width / 2 + 4;
      context.fillStyle = colours['surface'] ?? '';
      context.fillRect(x - half, middle - 7, 2 * half, 14);
      context.fillStyle = colours['text'] ?? '';
      context.fillText(text, x, middle + 0.5);
    }
  }
}

/** Hides what is later than a time, and marks it by a line through all rows. */
function drawFuture(
  context: CanvasRenderingContext2D,
  { rows, view }: Scene,
  nowMs: number,
  width: number,
  colours: Colours,
): void {
  const x = ((nowMs - view.fromMs) * width) / (view.toMs - view.fromMs);
  const height = rows.length * (rowHeight + rowGap) - rowGap;
  context.fillStyle = colours['surface'] ?? '';
  context.globalAlpha = 0.9;
  context.fillRect(x, 0, Math.max(0, width - x), height);
  context.globalAlpha = 1;
  context.fillStyle = colours['text'] ?? '';
  context.fillRect(Math.round(x), 0, 1, height);
}

function drawOutline(
  context: CanvasRenderingContext2D,
  { rows, view }: Scene,
  mark: Mark | undefined,
  width: number,
  colour: string,
): void {
  const row = mark && rows[mark.row];
  const segment = row && segmentOf(row, mark.segment);
  if (!segment) return;
  const scale = width / (view.toMs - view.fromMs);
  const from = Math.max(-2, (segment.startMs - view.fromMs) * scale);
  const to = Math.min(width + 2, (segment.endMs - view.fromMs) * scale);
  if (to < 0 || from > width) return;
  context.strokeStyle = colour;
  context.lineWidth = 2;
  const top = mark.row * (rowHeight + rowGap);
  context.strokeRect(from, top + 1, Math.max(2, to - from), rowHeight - 2);
}

/** Space for a label, in pixels. */
const labelWidth = 110;

function drawAxis(
  context: CanvasRenderingContext2D,
  { rows, view }: Scene,
  width: number,
  colours: Colours,
): void {
  const top = rows.length * (rowHeight + rowGap);
  const scale = width / (view.toMs - view.fromMs);
  context.fillStyle = colours['muted'] ?? '';
  context.font = axisFont;
  context.textBaseline = 'top';
  for (const tick of ticksOf(view, Math.max(2, width / labelWidth))) {
    const x = (tick - view.fromMs) * scale;
    context.fillRect(x, top - rowGap + 2, 1, 4);
    context.textAlign = x < 20 ? 'left' : x > width - 30 ? 'right' : 'center';
    context.fillText(tick === 0 ? '0 ms' : formatMs(tick), x, top + 3);
  }
}

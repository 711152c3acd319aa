// The picture of a result on a canvas, and the colours of the processors that made its parts.

import type { ImagePicture } from '../../contract/picture.ts';
import type { SpanTable } from '../../contract/span.ts';
import type { Tint } from '../../store/lab.ts';
import { laneColours, laneNames, readColours } from '../components/colours.ts';

/** Number of the compute phase in a span table's `phase` column. */
const computePhase = 3;

/** Cells that a picture shows apart at most. */
const mostCells = 4_096;

/**
 * Which processor computed each task, from the spans of a run; merged spans cover several tasks. Where
 * there are many tasks a cell stands for several, and shows the last of them.
 */
export function spansToTint(spans: SpanTable, tasks: number): Tint {
  const cells = Math.min(tasks, mostCells);
  const lanes = new Int16Array(cells).fill(-1);
  const cellOf = (task: number): number => Math.floor((task * cells) / tasks);
  for (const [index, task] of spans.task.entries()) {
    if (spans.phase[index] !== computePhase || task < 0) continue;
    const last = Math.min(tasks, task + (spans.merged[index] ?? 1)) - 1;
    lanes.fill(spans.lane[index] ?? -1, cellOf(task), cellOf(last) + 1);
  }
  return { tasks: cells, lanes };
}

/** Pictures as canvases: while a run goes on, one is drawn again for every look at who made what. */
const canvases = new WeakMap<ImagePicture, OffscreenCanvas>();

function canvasOf(picture: ImagePicture): OffscreenCanvas {
  const known = canvases.get(picture);
  if (known) return known;
  const { rgba, width, height } = picture;
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0);
  canvases.set(picture, canvas);
  return canvas;
}

/** Draws a picture into a square of the given size, without smoothing where it is enlarged. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  picture: ImagePicture,
  width: number,
  height: number,
): void {
  const source = canvasOf(picture);
  context.imageSmoothingEnabled = picture.width > width;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
}

/** Paints finished tasks in their processor's colour: bands over the rows, or tiles of a grid. */
export function drawTint(
  context: CanvasRenderingContext2D,
  { tasks, lanes }: Tint,
  how: ImagePicture['tint'],
  [width, height]: readonly [number, number],
  alpha: number,
): void {
  const colours = readColours(context.canvas, laneNames);
  const columns = how === 'rows' ? 1 : Math.ceil(Math.sqrt(tasks));
  const rows = Math.ceil(tasks / columns);
  const gap = how === 'rows' || width / columns < 4 ? 0 : 1;
  context.globalAlpha = alpha;
  for (let task = 0; task < tasks; task += 1) {
    const lane = lanes[task] ?? -1;
    if (lane < 0) continue;
    context.fillStyle = colours[`lane-${lane % laneColours}`] ?? '';
    const column = task % columns;
    const row = Math.floor(task / columns);
    const top = (row * height) / rows;
    const left = (column * width) / columns;
    context.fillRect(left, top, width / columns - gap, (row + 1) * (height / rows) - top - gap);
  }
  context.globalAlpha = 1;
}

// The picture of a result on a canvas, and the colours of the processors that made its parts.

import type { Picture } from '../../contract/picture.ts';
import type { SpanTable } from '../../contract/span.ts';
import type { Tint } from '../../store/lab.ts';
import { laneColours, laneNames, readColours } from '../components/colours.ts';

/** Number of the compute phase in a span table's `phase` column. */
const computePhase = 3;

/** Which processor computed each task, from the spans of a run; merged spans cover several tasks. */
export function spansToTint(spans: SpanTable, tasks: number): Tint {
  const lanes = new Int16Array(tasks).fill(-1);
  for (const [index, task] of spans.task.entries()) {
    if (spans.phase[index] !== computePhase || task < 0) continue;
    lanes.fill(spans.lane[index] ?? -1, task, Math.min(tasks, task + (spans.merged[index] ?? 1)));
  }
  return { tasks, lanes };
}

/** Draws a picture into a square of the given size, without smoothing where it is enlarged. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  picture: Picture,
  width: number,
  height: number,
): void {
  const image = new ImageData(picture.width, picture.height);
  image.data.set(picture.rgba);
  const source = new OffscreenCanvas(picture.width, picture.height);
  source.getContext('2d')?.putImageData(image, 0, 0);
  context.imageSmoothingEnabled = picture.width > width;
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
}

/** Paints finished tasks in their processor's colour: bands over the rows, or tiles of a grid. */
export function drawTint(
  context: CanvasRenderingContext2D,
  { tasks, lanes }: Tint,
  how: Picture['tint'],
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

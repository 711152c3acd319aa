// A row of the timeline as pixels, copied into the canvas at once: thousands of rectangles would each be recorded and
// drawn again by the canvas, which takes it longer than all else.

import { hatch } from './idle-marks.ts';
import { busyLevels, type RowPicture } from './row-columns.ts';
import { phases } from './timeline-rows.ts';

/** Colours as pixels of an ImageData, read as 32-bit numbers. */
export interface RowColours {
  /** Where nothing is done, or something is waited for. */
  readonly idle: number;
  /** Lines over what is idle. */
  readonly hatch: number;
  /** Between segments. */
  readonly seam: number;
  /** By index into `phases`. */
  readonly phases: readonly number[];
}

const transfer = phases.indexOf('transfer');

/** Share of a row's height that a run leaves free above and below: less work, or only data moved, is lower. */
function insetOf(phase: number, busy: number): number {
  const height = busy / busyLevels - (phase === transfer ? 0.5 : 0);
  return (1 - Math.max(0.1, height)) / 2;
}

const insets = phases.map((_, phase) =>
  Array.from({ length: busyLevels + 1 }, (_, busy) => insetOf(phase, busy)),
);
const distinctInsets = [...new Set([0, ...insets.flat()])].toSorted((a, b) => a - b);

/**
 * Paints `lines` lines of as many pixels as `line` has, from the outermost two to the middle: what reaches a line
 * reaches all within it.
 */
export function paintRow(
  pixels: Uint32Array,
  line: Uint32Array,
  { runs, seams }: RowPicture,
  colours: RowColours,
): void {
  const columns = line.length;
  const lines = pixels.length / columns;
  const half = Math.ceil(lines / 2);
  line.fill(colours.idle);
  for (const [i, inset] of distinctInsets.entries()) {
    for (const { from, to, phase, busy } of runs) {
      if (insets[phase]?.[busy] === inset) line.fill(colours.phases[phase] ?? 0, from, to);
    }
    for (const seam of seams) line[Math.round(seam) - 1] = colours.seam;
    const next = distinctInsets[i + 1];
    const inner = next === undefined ? half : Math.floor(next * lines);
    for (let at = Math.floor(inset * lines); at < inner; at++) {
      pixels.set(line, at * columns);
      pixels.set(line, (lines - 1 - at) * columns);
    }
  }
}

/** Pixels from one line of idle time to the next. */
const hatchPeriod = 5;

/** Paints rows of one size into a canvas; keeps the memory of the last one, for fresh memory costs more than drawing. */
export class RowPainter {
  #image: ImageData | undefined;
  #pixels = new Uint32Array();
  #line = new Uint32Array();

  /** At (0, top), in pixels of the canvas whatever its scale. */
  paint(
    context: CanvasRenderingContext2D,
    picture: RowPicture,
    size: { readonly columns: number; readonly lines: number; readonly top: number },
    colours: RowColours,
  ): void {
    const { columns, lines, top } = size;
    let image = this.#image;
    if (image?.width !== columns || image.height !== lines) {
      image = new ImageData(columns, lines);
      this.#image = image;
      this.#pixels = new Uint32Array(image.data.buffer);
      this.#line = new Uint32Array(columns);
    }
    paintRow(this.#pixels, this.#line, picture, colours);
    const { idle, hatch: line } = colours;
    hatch(this.#pixels, columns, { idle, line, period: hatchPeriod });
    context.putImageData(image, 0, top);
  }
}

/** Reads the canvas' own notation of opaque colours as pixels; `alpha` from 0 to 1 makes one let through. */
export function colourToPixel(
  context: CanvasRenderingContext2D,
  colour: string,
  alpha = 1,
): number {
  context.fillStyle = colour;
  const notation = context.fillStyle;
  const rgb = Number.parseInt(typeof notation === 'string' ? notation.slice(1, 7) : '0', 16);
  // Bytes in memory are red, green, blue, alpha; every machine that browsers run on reads the first as the lowest.
  const [red, green, blue] = [rgb >> 16, (rgb >> 8) & 255, rgb & 255];
  return ((Math.round(255 * alpha) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

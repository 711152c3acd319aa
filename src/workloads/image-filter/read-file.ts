// An image of the person's own: whatever the browser decodes, turned and coloured as its own `<img>` shows it. Runs in
// the engine's worker.

import { headOfImage, isMoving } from './image-head.ts';
import type { ReadFile, TellRead } from '../../contract/workload.ts';
import type { Message } from '../../words/message.ts';
import { filterParameters } from './parameters.ts';
import type { FilterParameter } from './parameters.ts';
import { makeWeights } from './weights.ts';

const box = 2;
/** Rows that are copied at once: the decoded image and the copy are all that is held. */
const bandRows = 256;
const longestSide = filterParameters.width.max;

function notImage(error: unknown): Message {
  const reason = error instanceof Error ? error.message : String(error);
  return { key: 'file.not-image', values: { reason: reason.replace(/\.$/, '') } };
}

/** Copies rows [row, row + rows) of an image to where they belong. */
type CopyRows = (row: number, rows: number) => Promise<void>;

/** Pixels of an image, band by band. */
async function toPixels(image: ImageBitmap, tell: TellRead): Promise<Uint32Array> {
  const { width, height } = image;
  const pixels = new Uint32Array(width * height);
  const frame = plainFrame(image);
  const copyRows = frame ? fromFrame(frame, width, pixels) : fromCanvas(image, pixels);
  try {
    for (let row = 0; row < height; row += bandRows) {
      const rows = Math.min(bandRows, height - row);
      await copyRows(row, rows);
      await tell((row + rows) / height);
    }
  } finally {
    frame?.close();
  }
  return pixels;
}

/** How a frame's pixels must be turned clockwise, in degrees, and mirrored to be seen as they should: Chrome 138. */
type Turned = VideoFrame & { readonly rotation?: number; readonly flip?: boolean };

/**
 * The image as a frame, whose pixels can be had without another copy; nothing where they are mixed with their alpha, or
 * lie otherwise than they are seen, have other colours than sRGB, or none of it is known.
 */
function plainFrame(image: ImageBitmap): VideoFrame | undefined {
  if (!('VideoFrame' in globalThis)) return undefined;
  const frame: Turned = new VideoFrame(image, { timestamp: 0 });
  const isOpaque = frame.format === 'RGBX' || frame.format === 'BGRX';
  const { primaries, transfer } = frame.colorSpace;
  const isPlain = isOpaque && primaries === 'bt709' && transfer === 'iec61966-2-1';
  if (isPlain && frame.rotation === 0 && frame.flip === false) return frame;
  frame.close();
  return undefined;
}

function fromFrame(frame: VideoFrame, width: number, pixels: Uint32Array): CopyRows {
  // What a browser has written to cannot be given back before a collection of garbage: it gets a band of its own.
  const band = new Uint32Array(width * bandRows);
  return async (row, rows) => {
    await frame.copyTo(band, {
      format: 'RGBA',
      rect: { x: 0, y: row, width, height: rows },
      layout: [{ offset: 0, stride: 4 * width }],
    });
    pixels.set(band.subarray(0, rows * width), row * width);
  };
}

/** A canvas keeps the decoded image a second time. */
function fromCanvas(image: ImageBitmap, pixels: Uint32Array): CopyRows {
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, Math.min(height, bandRows));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('the browser has no canvas to read it from');
  return async (row, rows) => {
    context.drawImage(image, 0, -row);
    const { data } = context.getImageData(0, 0, width, rows);
    pixels.set(new Uint32Array(data.buffer), row * width);
  };
}

/** A side that is too long, or nothing. */
function sizeProblem(width: number, height: number): Message | undefined {
  const found = Math.max(width, height);
  if (found <= longestSide) return undefined;
  const values = { what: 'A side of the image', found, max: longestSide, unit: 'pixels' };
  return { key: 'file.too-long', values };
}

export const readImage: ReadFile<FilterParameter> = async (file, p, tell) => {
  // Limits first: a small file may hold an image that no memory holds.
  const head = await headOfImage(file);
  if (head?.type === 'svg') return { ok: false, message: { key: 'image.drawing', values: {} } };
  const tooLong = head && sizeProblem(head.width, head.height);
  if (tooLong) return { ok: false, message: tooLong };
  await tell(0);
  let image: ImageBitmap;
  try {
    // What `<img>` shows of a PNG with alpha is coloured before it is mixed with its alpha.
    const premultiplyAlpha = head?.hasStraightAlpha ? 'none' : 'default';
    image = await createImageBitmap(file, { premultiplyAlpha });
  } catch (error) {
    return { ok: false, message: notImage(error) };
  }
  const { width, height } = image;
  try {
    const problem = sizeProblem(width, height);
    if (problem) return { ok: false, message: problem };
    const notes: readonly Message[] = (await isMoving(file, head))
      ? [{ key: 'image.moving', values: {} }]
      : [];
    const pixels = await toPixels(image, tell);
    const weights = makeWeights(p.radius, p.filter === box);
    return { ok: true, parameters: { width, height }, input: { pixels, weights }, notes };
  } finally {
    image.close();
  }
};

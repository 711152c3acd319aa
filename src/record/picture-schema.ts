// Pictures as a study is written: colours in base64, all else as numbers and texts.

import * as v from 'valibot';
import { finite } from './number-schema.ts';
import type { Picture } from '../contract/picture.ts';

/** Pixels that are read at most: no study holds a larger picture. */
const mostPixels = 2 ** 24;

const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostPixels));
const caption = v.string();
const floats = v.pipe(
  v.array(finite),
  v.transform((list) => Float32Array.from(list)),
);

const image = v.pipe(
  v.object({
    kind: v.literal('image'),
    width: side,
    height: side,
    rgba: v.pipe(v.string(), v.base64()),
    tint: v.picklist(['rows', 'none']),
    caption,
  }),
  v.check(
    ({ width, height, rgba }) =>
      width * height <= mostPixels && bytesIn(rgba) === 4 * width * height,
    'four bytes for each pixel',
  ),
  v.transform(({ rgba, ...rest }) => ({ ...rest, rgba: base64ToBytes(rgba) })),
);

const points = v.pipe(
  v.object({
    kind: v.literal('points'),
    x: floats,
    y: floats,
    group: v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255))),
    marks: v.array(v.object({ x: finite, y: finite })),
    caption,
  }),
  v.check(
    ({ x, y, group }) => x.length === y.length && x.length === group.length,
    'columns of equal length',
  ),
  v.transform(({ group, ...rest }) => ({ ...rest, group: Uint8Array.from(group) })),
);

const bars = v.object({
  kind: v.literal('bars'),
  bars: v.array(v.object({ label: v.string(), value: finite })),
  unit: v.string(),
  caption,
});

const lines = v.object({
  kind: v.literal('lines'),
  lines: v.array(v.object({ label: v.string(), x: v.array(finite), y: v.array(finite) })),
  xLabel: v.string(),
  yLabel: v.string(),
  caption,
});

/** A `Picture`. */
export const pictureSchema = v.union([image, points, bars, lines]);

/** The picture as it is written. */
export function pictureToJson(picture: Picture): object {
  return picture.kind === 'image' ? { ...picture, rgba: bytesToBase64(picture.rgba) } : picture;
}

function bytesIn(base64: string): number {
  return (base64.length / 4) * 3 - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0);
}

/** Letters made at once: more arguments than this a function does not take everywhere. */
const atOnce = 2 ** 12;

function bytesToBase64(bytes: Uint8ClampedArray): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += atOnce) {
    text += String.fromCharCode(...bytes.subarray(at, at + atOnce));
  }
  return btoa(text);
}

function base64ToBytes(base64: string): Uint8ClampedArray<ArrayBuffer> {
  return Uint8ClampedArray.from(atob(base64), (letter) => letter.charCodeAt(0));
}

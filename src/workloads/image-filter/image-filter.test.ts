// What any blur obeys, and a gradient that is known.

import { expect, test } from 'vitest';
import { kernelEntries } from './kernel.ts';
import { depictImage, makeImage } from './picture.ts';
import { acrossStage, blurBands, downStage, middleRows } from './stage.ts';
import { makeWeights } from './weights.ts';
import type { View } from '../../contract/array.ts';
import type { Window } from '../../contract/kernel.ts';
import type { FilterArguments } from './stage.ts';

/** All rows of an image. */
const whole = { top: 0, fromRow: 0, toRow: 0 };

function run(
  entry: string,
  pixels: Uint32Array,
  args: FilterArguments,
  weights: Int32Array = new Int32Array(),
) {
  const to = new Uint32Array(pixels.length);
  const window = (view: Uint32Array | Int32Array) => ({ view, first: 0 });
  kernelEntries[entry]?.(
    { from: window(pixels), to: window(to), weights: window(weights) },
    { start: 0, end: args.height },
    args,
    () => undefined,
  );
  return to;
}

test.each([1, 2, 5, 64])(
  'weights of radius %d add up to 2^15, are even and end with a zero',
  (radius) => {
    for (const isBox of [false, true]) {
      const weights = makeWeights(radius, isBox);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(2 ** 15);
      expect(weights).toHaveLength(2 * radius + 2);
      expect(weights.at(-1)).toBe(0);
      for (let i = 0; i < radius; i++) expect(weights[i]).toBe(weights[2 * radius - i]);
      expect(Math.max(...weights)).toBeLessThan(2 ** 15);
    }
  },
);

test('an image of one colour stays as it is', () => {
  const args = { width: 11, height: 7, radius: 4, ...whole };
  const pixels = new Uint32Array(77).fill(0xff_40_c0_ff);
  const weights = makeWeights(4, false);
  expect(run('down', run('across', pixels, args, weights), args, weights)).toEqual(pixels);
  expect(run('edges', pixels, args)).toEqual(new Uint32Array(77).fill(0xff_00_00_00));
});

test('a large image is blurred in bands as it would be in one', async () => {
  const size = { width: 4_100, height: 1_100, radius: 2 };
  expect(blurBands(size)).toEqual([
    { start: 0, end: 550 },
    { start: 550, end: 1_100 },
  ]);
  const pixels = makeImage(size.width, size.height, 3);
  const weights = makeWeights(2, false);
  const args = { ...size, ...whole };
  const expected = run('down', run('across', pixels, args, weights), args, weights);
  const filtered = new Uint32Array(pixels.length);
  const middle = new Uint32Array(size.width * middleRows(size));
  for (const band of blurBands(size)) {
    for (const { entry, items, args: given, arrays } of [
      acrossStage(size, band),
      downStage(size, band),
    ]) {
      const views: Readonly<Record<string, View>> = { pixels, middle, filtered, weights };
      const windows: Record<string, Window> = {};
      for (const [name, move] of Object.entries(arrays)) {
        const first = 'firstItem' in move ? 0 - (move.firstItem ?? 0) : 0;
        windows[name] = { view: views[move.array] ?? pixels, first };
      }
      kernelEntries[entry]?.(windows, { start: 0, end: items }, given, () => undefined);
    }
  }
  expect(Buffer.compare(Buffer.from(filtered.buffer), Buffer.from(expected.buffer))).toBe(0);
});

test('a white pixel is spread as the weights say', () => {
  const args = { width: 21, height: 21, radius: 3, ...whole };
  const pixels = new Uint32Array(441).fill(0xff_00_00_00);
  pixels[10 * 21 + 10] = 0xff_ff_ff_ff;
  const weights = makeWeights(3, true);
  const once = run('across', pixels, args, weights);
  expect([...once.subarray(10 * 21 + 6, 10 * 21 + 15)].map((pixel) => pixel & 255)).toEqual([
    0, 36, 36, 36, 36, 36, 36, 36, 0,
  ]);
});

test('a step from black to white is an edge of full strength on both of its sides', () => {
  const args = { width: 6, height: 4, radius: 1, ...whole };
  const pixels = Uint32Array.from({ length: 24 }, (_, i) =>
    i % 6 < 3 ? 0xff_00_00_00 : 0xff_ff_ff_ff,
  );
  const levels = [...run('edges', pixels, args).subarray(6, 12)].map((pixel) => pixel & 255);
  expect(levels).toEqual([0, 0, 255, 255, 0, 0]);
});

test('white beside transparent stays white, and fades as the weights say', () => {
  const args = { width: 8, height: 3, radius: 1, ...whole };
  const pixels = Uint32Array.from({ length: 24 }, (_, i) => (i % 8 < 4 ? 0 : 0xff_ff_ff_ff));
  const weights = makeWeights(1, false);
  const blurred = run('down', run('across', pixels, args, weights), args, weights);
  // A normal density of deviation 1/2 at 0 and 1: shares 0.787 and 0.107 of 255.
  const alphas = [0, 0, 0, 27, 228, 255, 255, 255];
  const wanted = alphas.map((alpha) => (alpha === 0 ? 0 : (alpha << 24) | 0xff_ff_ff) >>> 0);
  for (const row of [0, 1, 2]) expect([...blurred.subarray(8 * row, 8 * row + 8)]).toEqual(wanted);
});

test('the colour of what nobody sees is nowhere to be seen', () => {
  const args = { width: 9, height: 5, radius: 2, ...whole };
  const weights = makeWeights(2, true);
  const [some, other] = [0x00_40_80_ff, 0].map((hidden) =>
    Uint32Array.from({ length: 45 }, (_, i) => (i % 3 === 0 ? 0x80_20_30_40 : hidden)),
  ) as [Uint32Array, Uint32Array];
  for (const entry of ['across', 'down', 'edges']) {
    expect(run(entry, some, args, weights)).toEqual(run(entry, other, args, weights));
  }
});

test('an opaque image is blurred alike whether or not something in it can be seen through', () => {
  const args = { width: 40, height: 9, radius: 2, ...whole };
  const pixels = makeImage(40, 9, 5);
  const weights = makeWeights(2, false);
  const opaque = run('across', pixels, args, weights);
  // One pixel at the end of each row: what is further from it than the radius is as it was.
  const pierced = pixels.map((pixel, i) => (i % 40 === 39 ? pixel & 0x7f_ff_ff_ff : pixel));
  const blurred = run('across', pierced, args, weights);
  for (let i = 0; i < 360; i++) if (i % 40 < 37) expect(blurred[i]).toBe(opaque[i]);
});

test('an edge of transparency is one as on black', () => {
  const args = { width: 6, height: 4, radius: 1, ...whole };
  const [clear, black] = [0, 0xff_00_00_00].map((left) =>
    Uint32Array.from({ length: 24 }, (_, i) => (i % 6 < 3 ? left : 0xff_ff_ff_ff)),
  ) as [Uint32Array, Uint32Array];
  expect(run('edges', clear, args)).toEqual(run('edges', black, args));
});

test('a picture smaller than its image shows no colour of what nobody sees', () => {
  const pixels = Uint32Array.from({ length: 1_024 * 2 }, (_, i) =>
    i % 2 === 0 ? 0xff_ff_ff_ff : 0x00_00_00_00,
  );
  const { rgba } = depictImage(pixels, 1_024, 2, '', 'none');
  for (let i = 0; i < rgba.length; i += 4) {
    expect([...rgba.subarray(i, i + 3)]).toEqual([255, 255, 255]);
  }
});

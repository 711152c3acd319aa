// Facts about the set from outside the code, and the limit of single precision.

import { readFileSync } from 'node:fs';
import { noEmit } from '../../pipeline/outbox.ts';
import { describe, expect, it } from 'vitest';
import type { Window } from '../../contract/kernel.ts';
import { kernelEntries } from './kernel.ts';
import { checkSinglePrecision } from './parameters.ts';
import { rowsStage } from './stage.ts';
import type { MandelbrotArguments } from './stage.ts';
import { mandelbrot } from './workload.ts';

const classic = { size: 256, iterations: 1000, centreX: -0.5, centreY: 0, zoom: 1 };

function countsOf(p: MandelbrotArguments): Uint32Array {
  const view = new Uint32Array(p.size * p.size);
  const counts: Window = { view, first: 0 };
  kernelEntries['rows']?.({ counts }, { start: 0, end: p.size }, rowsStage(p).args, noEmit);
  return view;
}

/** The count of the pixel at the middle of a picture of odd size: exactly the centre. */
function countAt(centreX: number, centreY: number, iterations: number): number {
  const p = { size: 17, iterations, centreX, centreY, zoom: 1e6 };
  return countsOf(p)[8 * 17 + 8] ?? Number.NaN;
}

describe('the set', () => {
  it.each([
    [0, 0],
    [-1, 0],
    [-2, 0],
    [0.25, 0],
    [0, 1],
    [-0.125, 0.6],
  ])('holds (%d, %d)', (x, y) => {
    expect(countAt(x, y, 500)).toBe(500);
  });

  // By hand: z_1 = 2 has |z|^2 = 4, z_2 = 6 escapes; z_1 = 3 escapes; z_n of c = 1 is 0, 1, 2, 5.
  it.each([
    [2, 0, 2],
    [1, 0, 3],
    [1, 1, 2],
    [2, 2, 1],
  ])('leaves (%d, %d) after %d steps', (x, y, steps) => {
    expect(countAt(x, y, 500)).toBe(steps);
  });

  it('has the published area, within what the pixels and steps allow', () => {
    const golden = JSON.parse(readFileSync(new URL('golden.json', import.meta.url), 'utf8')) as {
      area: number;
    };
    const counts = countsOf(classic);
    const inside = counts.filter((count) => count === classic.iterations).length;
    expect((9 * inside) / counts.length).toBeCloseTo(golden.area, 1.5);
  });

  it('is symmetric about the real axis', () => {
    const { size } = classic;
    const counts = countsOf(classic);
    const top = counts.slice(10 * size, 11 * size);
    const bottom = counts.slice((size - 11) * size, (size - 10) * size);
    expect(top).toEqual(bottom);
  });
});

describe('single precision', () => {
  it('takes the default view and refuses a zoom at which pixels merge, naming one that works', () => {
    expect(checkSinglePrecision(classic)).toBeUndefined();
    const deep = { ...classic, centreX: -0.75, zoom: 1e9 };
    const message = checkSinglePrecision(deep);
    expect(message).toMatchObject({ key: 'mandelbrot.zoom-f32', values: { zoom: 1e9, size: 256 } });
    const { maxZoom } = message?.values as { maxZoom: number };
    expect(checkSinglePrecision({ ...deep, zoom: maxZoom })).toBeUndefined();
    expect(checkSinglePrecision({ ...deep, zoom: maxZoom * 1.02 })).toBeDefined();
    expect(mandelbrot.checkParameters(deep, 'wgsl')).toEqual({ parameter: 'zoom', message });
    expect(mandelbrot.checkParameters(deep, 'js')).toBeUndefined();
  });

  it('gives every pixel its own f32 coordinate exactly where it says so', () => {
    const columns = (zoom: number): number => {
      const at = (x: number): number => -0.75 + ((x + 0.5 - 128) * (3 / zoom)) / 256;
      return new Set(Array.from({ length: 256 }, (_, x) => Math.fround(at(x)))).size;
    };
    const deep = { ...classic, centreX: -0.75, zoom: 1e9 };
    const { maxZoom } = checkSinglePrecision(deep)?.values as { maxZoom: number };
    expect(columns(maxZoom)).toBe(256);
    expect(columns(maxZoom * 1.02)).toBeLessThan(256);
  });

  it('allows half a percent of pixels to differ on WGSL, and no more', () => {
    const p = { ...classic, size: 20 };
    const expected = { counts: countsOf(p) };
    const counts = expected.counts.slice();
    counts[7] = 0;
    counts[8] = 0;
    expect(mandelbrot.check(p, { counts }, expected, 'wgsl')).toMatchObject({
      ok: true,
      differingShare: 0.005,
    });
    counts[9] = 0;
    expect(mandelbrot.check(p, { counts }, expected, 'wgsl')).toMatchObject({
      ok: false,
      mismatch: { array: 'counts', index: 7, actual: 0 },
    });
  });
});

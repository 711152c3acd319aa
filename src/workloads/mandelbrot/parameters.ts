// The parameter table, and the limit of single precision on the zoom.

import type { ParameterSpecs } from '../../contract/params.ts';
import type { Message } from '../../words/message.ts';
import type { MandelbrotArguments, MandelbrotParameter } from './stage.ts';

export const mandelbrotParameters: ParameterSpecs<MandelbrotParameter> = {
  size: {
    label: 'Size',
    unit: 'pixels a side',
    default: 1024,
    min: 16,
    max: 8192,
    integer: true,
    scale: 'log2',
    hint: 'The work grows with its square.',
  },
  iterations: {
    label: 'Iterations',
    unit: 'steps at most',
    default: 1000,
    min: 1,
    max: 1_000_000,
    integer: true,
    scale: 'log10',
    hint: 'Only points of the set use them all, so more steps make the work more uneven.',
  },
  centreX: {
    label: 'Centre x',
    unit: '',
    default: -0.5,
    min: -2,
    max: 2,
    integer: false,
    scale: 'linear',
    hint: 'Where the picture looks, along the real axis.',
  },
  centreY: {
    label: 'Centre y',
    unit: '',
    default: 0,
    min: -2,
    max: 2,
    integer: false,
    scale: 'linear',
    hint: 'Where the picture looks, along the imaginary axis.',
  },
  zoom: {
    label: 'Zoom',
    unit: 'times',
    default: 1,
    min: 1,
    max: 1e13,
    integer: false,
    scale: 'log10',
    hint: 'The picture is 3 / zoom wide; detail changes how evenly the work lies.',
  },
};

/** Distance between neighbouring f32 numbers at magnitude `m` (24 bits of significand, IEEE 754). */
function singleSpacing(m: number): number {
  return 2 ** (Math.floor(Math.log2(m)) - 23);
}

/** The largest |coordinate| of the picture. */
function reach(p: MandelbrotArguments, zoom: number): number {
  return Math.max(Math.abs(p.centreX), Math.abs(p.centreY)) + 1.5 / zoom;
}

/** Whether every pixel has f32 coordinates of its own. */
function pixelsStayApart(p: MandelbrotArguments, zoom: number): boolean {
  return 3 / zoom / p.size >= singleSpacing(reach(p, zoom));
}

/** Refuses a zoom at which neighbouring pixels merge in f32, naming the largest that works. */
export function checkSinglePrecision(p: MandelbrotArguments): Message | undefined {
  if (pixelsStayApart(p, p.zoom)) return undefined;
  let [works, fails] = [0, p.zoom];
  for (let step = 0; step < 60; step++) {
    const middle = (works + fails) / 2;
    if (pixelsStayApart(p, middle)) works = middle;
    else fails = middle;
  }
  // Three digits, rounded down: what is named must work.
  const unit = 10 ** (Math.floor(Math.log10(works)) - 2);
  const maxZoom = Math.floor(works / unit) * unit;
  return { key: 'mandelbrot.zoom-f32', values: { zoom: p.zoom, size: p.size, maxZoom } };
}

// Image filter: a stencil; each row needs as many rows beside it as the radius says.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import type { ParameterValues } from '../../contract/params.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Workload } from '../../contract/workload.ts';
import { filterParameters } from './parameters.ts';
import type { FilterParameter } from './parameters.ts';
import { depictImage, makeImage } from './picture.ts';
import { acrossStage, blurBands, downStage, edgesStage, middleRows } from './stage.ts';
import { makeWeights } from './weights.ts';

type Values = ParameterValues<FilterParameter>;

/** Time of one pixel and tap on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const tapNs: Readonly<Record<KernelId, number>> = { js: 4, wasm: 0.47, wgsl: 0.05 };
const edgeNs: Readonly<Record<KernelId, number>> = { js: 12, wasm: 3, wgsl: 0.3 };

const sobel = 1;
const box = 2;

function isBlur({ filter }: Values): boolean {
  return filter !== sobel;
}

export const imageFilter: Workload<FilterParameter> = {
  id: 'image-filter',
  title: 'Image filter',
  area: 'images',
  tagline: 'A stencil: rows need rows beside them',
  unit: 'pixel',
  params: filterParameters,
  mainParameter: 'width',
  file: {
    title: 'Image',
    accept: 'image/*',
    maxBytes: 2 ** 28,
    decides: ['width', 'height'],
    leavesOut: [],
    load: async () => (await import('./read-file.ts')).readImage,
  },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['filtered'],

  checkParameters: () => undefined,
  arrays: ({ width, height, radius }) => ({
    pixels: { type: 'u32', length: width * height },
    weights: { type: 'i32', length: 2 * radius + 2 },
    middle: { type: 'u32', length: width * middleRows({ width, height, radius }) },
    filtered: { type: 'u32', length: width * height },
  }),
  input: ({ width, height, radius, filter }, seed) => ({
    pixels: makeImage(width, height, seed),
    weights: makeWeights(radius, filter === box),
  }),

  async *program(p) {
    if (isBlur(p)) {
      for (const band of blurBands(p)) {
        yield acrossStage(p, band);
        yield downStage(p, band);
      }
    } else yield edgesStage(p);
  },
  mainStage: (p) => (isBlur(p) ? downStage(p, { start: 0, end: p.height }) : edgesStage(p)),
  // A band has enough tasks for a few processors, too.
  defaultGrain: (p) => Math.ceil(p.height / (64 * blurBands(p).length)),

  work: ({ width, height }) => width * height,
  guessMs(p, kernel) {
    const pixelNs = isBlur(p) ? 2 * (2 * p.radius + 1) * tapNs[kernel] : edgeNs[kernel];
    return (p.width * p.height * pixelNs) / 1e6;
  },

  summary({ width, height }, output) {
    // Means over all pixels, colours by what is seen of them.
    let [red, green, blue, seen] = [0, 0, 0, 0];
    for (const pixel of filteredOf(output)) {
      const alpha = pixel >>> 24;
      red += alpha * (pixel & 255);
      green += alpha * ((pixel >>> 8) & 255);
      blue += alpha * ((pixel >>> 16) & 255);
      seen += alpha;
    }
    const mean = (sum: number): number => (seen > 0 ? sum / seen : 0);
    return {
      red: mean(red),
      green: mean(green),
      blue: mean(blue),
      alpha: seen / (width * height),
    };
  },
  check: (_p, output, expected) =>
    compareArrays('filtered', filteredOf(output), filteredOf(expected), { rule: 'exact' }),
  depict({ width, height }, output, _seed, { pixels }) {
    const size = `${width} x ${height} pixels`;
    return [
      depictImage(filteredOf(output), width, height, `After: ${size}`, 'rows'),
      depictImage(pixels as Uint32Array, width, height, `Before: ${size}`, 'none'),
    ];
  },
};

function filteredOf(output: Arrays): Uint32Array {
  return output['filtered'] as Uint32Array;
}

// Mandelbrot: independent pixels whose cost differs by a factor of up to `iterations`.

import type { Arrays } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import { compareArrays } from '../../kit/compare-arrays.ts';
import type { Workload } from '../../contract/workload.ts';
import { depictMandelbrot } from './depict.ts';
import { checkSinglePrecision, mandelbrotParameters } from './parameters.ts';
import { rowsStage } from './stage.ts';
import type { MandelbrotArguments, MandelbrotParameter } from './stage.ts';

/** Largest share of pixels by which the f32 twin may differ from the f64 reference. */
const singlePrecisionShare = 0.005;

/** Time of one step of one pixel on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const stepNs: Readonly<Record<KernelId, number>> = { js: 3, wasm: 0.65, wgsl: 0.02 };

/** Share of pixels that use all their steps in the default view (area 1.5066 of 9), and elsewhere. */
const insideShare = 0.17;

/** Mean steps of a pixel outside the set in the default view. */
const outsideSteps = 10;

export const mandelbrot: Workload<MandelbrotParameter> = {
  id: 'mandelbrot',
  title: 'Mandelbrot',
  area: 'classics',
  tagline: 'Uneven work: some rows cost far more',
  unit: 'pixel',
  params: mandelbrotParameters,
  mainParameter: 'size',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['counts'],

  checkParameters(p, kernel) {
    const message = kernel === 'wgsl' ? checkSinglePrecision(p) : undefined;
    return message && { parameter: 'zoom', message };
  },
  arrays: (p) => ({ counts: { type: 'u32', length: p.size * p.size } }),
  input: () => ({}),

  async *program(p) {
    yield rowsStage(p);
  },
  mainStage: (p) => rowsStage(p),
  defaultGrain: (p) => Math.max(1, Math.floor(p.size / 128)),

  work: (p) => p.size * p.size,
  guessMs(p, kernel) {
    const steps = insideShare * p.iterations + Math.min(outsideSteps, p.iterations);
    return (p.size * p.size * steps * stepNs[kernel]) / 1e6;
  },

  summary(_p, output) {
    let iterationSum = 0;
    for (const count of countsOf(output)) iterationSum += count;
    return { iterationSum };
  },
  check(_p, output, expected, kernel) {
    const comparison =
      kernel === 'wgsl'
        ? ({ rule: 'share', tolerance: singlePrecisionShare } as const)
        : ({ rule: 'exact' } as const);
    return compareArrays('counts', countsOf(output), countsOf(expected), comparison);
  },
  depict: (p: MandelbrotArguments, output) => [depictMandelbrot(p, countsOf(output))],
};

function countsOf(output: Arrays): Uint32Array {
  return output['counts'] as Uint32Array;
}

// The WGSL kernel's entry: its binding and its uniforms.

import type { GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import type { MandelbrotArguments } from './stage.ts';

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    rows: {
      arrays: ['counts'],
      uniforms(args, range) {
        const { size, iterations, centreX, centreY, zoom } = args as MandelbrotArguments;
        const buffer = new ArrayBuffer(32);
        new Uint32Array(buffer).set([range.start, range.end, size, iterations]);
        new Float32Array(buffer, 16).set([centreX, centreY, 3 / zoom, 0]);
        return buffer;
      },
    },
  },
};

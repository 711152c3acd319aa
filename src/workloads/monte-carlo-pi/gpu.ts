// The WGSL kernel's entry: its binding and its uniforms.

import type { GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import type { PointArguments } from './stage.ts';

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    points: {
      arrays: ['hits'],
      uniforms(args, range) {
        const { seed } = args as PointArguments;
        return new Uint32Array([range.start, range.end, seed, 0]).buffer;
      },
    },
  },
};

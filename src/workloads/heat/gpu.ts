// The WGSL kernel's entry: its bindings and its uniforms.

import type { GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import type { HeatArguments } from './stage.ts';

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    step: {
      arrays: ['from', 'to'],
      uniforms(args, { start, end }) {
        const { size } = args as HeatArguments;
        return Uint32Array.of(start, end, size, 0).buffer;
      },
    },
  },
};

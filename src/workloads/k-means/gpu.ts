// The WGSL kernel's entry: its bindings and its uniforms.

import type { GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import { sumsLength } from './stage.ts';
import type { AssignArguments } from './stage.ts';

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    assign: {
      arrays: ['points', 'centres', 'labels', 'sums'],
      uniforms(args, { start, end }) {
        const given = args as AssignArguments;
        const { points, clusters, pairs } = given;
        return Uint32Array.of(start, end, points, clusters, pairs, sumsLength(given), 0, 0).buffer;
      },
    },
  },
};

// The WGSL kernel's entries: their bindings and their uniforms.

import type { GpuEntry, GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';

const uniforms: GpuEntry['uniforms'] = (_args, { start, end }) =>
  Uint32Array.of(start, end, 0, 0).buffer;

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    sum: { arrays: ['values', 'sums'], uniforms },
    scan: { arrays: ['values', 'bases', 'prefix'], uniforms },
  },
};

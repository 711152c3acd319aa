// The WGSL kernel's entry: its bindings and its uniforms.

import type { GpuEntry, GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import type { MatrixArguments } from './stage.ts';

const uniforms: GpuEntry['uniforms'] = (args, range) => {
  const { n } = args as MatrixArguments;
  return new Uint32Array([range.start, range.end, n, 0]).buffer;
};

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    multiply: { arrays: ['a', 'b', 'c'], uniforms },
  },
};

// The WGSL kernel's entries: their bindings and their uniforms.

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
    pack: { arrays: ['b', 'packed'], uniforms },
    multiply: { arrays: ['a', 'packed', 'c'], uniforms },
  },
};

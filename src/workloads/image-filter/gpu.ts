// The WGSL kernel's entries: their bindings and their uniforms.

import type { GpuEntry, GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import type { FilterArguments } from './stage.ts';

const uniforms: GpuEntry['uniforms'] = (args, { start, end }) => {
  const { width, height, radius, top, fromRow, toRow } = args as FilterArguments;
  return Uint32Array.of(start, end, width, height, radius, top, fromRow, toRow).buffer;
};

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    across: { arrays: ['from', 'to', 'weights'], uniforms },
    down: { arrays: ['from', 'to', 'weights'], uniforms },
    edges: { arrays: ['from', 'to'], uniforms },
  },
};

// The WGSL kernel's entries: their bindings and their uniforms.

import type { GpuEntry, GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import type { BodyArguments } from './stage.ts';

const uniforms: GpuEntry['uniforms'] = (args, { start, end }) => {
  const { bodies, timeStep, softening } = args as BodyArguments;
  const buffer = new ArrayBuffer(32);
  new Uint32Array(buffer).set([start, end, bodies, 0]);
  new Float32Array(buffer, 16).set([timeStep, softening, 0, 0]);
  return buffer;
};

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    step: { arrays: ['all', 'velocities', 'moved', 'turned'], uniforms },
    energy: { arrays: ['all', 'velocities', 'energies'], uniforms },
  },
};

// The WGSL kernel's entries: their bindings and their uniforms. Asynchronous steps have none: a GPU's workgroups do
// not see each other's changes while they run.

import type { GpuEntry, GpuKernel } from '../../contract/kernel.ts';
import code from './kernel.wgsl?raw';
import { stepOf } from './kernel.ts';
import { paddedCount } from './stage.ts';
import type { TrainArguments } from './stage.ts';

const uniforms: GpuEntry['uniforms'] = (args, { start, end }) => {
  const given = args as TrainArguments;
  const { inputs, hidden, outputs, classes, first, count, batch, microBatch } = given;
  const buffer = new ArrayBuffer(48);
  const shape = [inputs, hidden, outputs, classes, first, count];
  const sums = [batch / microBatch, microBatch, paddedCount(given)];
  new Uint32Array(buffer).set([start, end, ...shape, ...sums]);
  new Float32Array(buffer).set([stepOf(given)], 11);
  return buffer;
};

export const gpuKernel: GpuKernel = {
  code,
  entries: {
    gradient: { arrays: ['samples', 'labels', 'weights', 'gradients'], uniforms },
    update: { arrays: ['gradients', 'before', 'after'], uniforms },
    test: { arrays: ['samples', 'labels', 'weights', 'right'], uniforms },
  },
};

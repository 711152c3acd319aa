// What each backend is, as data that needs no browser.

import { policies, transports } from '../contract/schedule.ts';
import type { BackendTraits } from '../contract/backend.ts';

export const backendTraits: readonly BackendTraits[] = [
  {
    id: 'serial',
    title: 'Serial',
    kernels: ['js', 'wasm'],
    policies,
    transports,
    processorNoun: 'processor',
    maxProcessors: 1,
    serialShare: false,
    coldStarts: false,
    treeAggregation: false,
  },
  {
    id: 'workers',
    title: 'Web Workers',
    kernels: ['js', 'wasm'],
    policies,
    transports,
    processorNoun: 'worker',
    maxProcessors: 64,
    serialShare: true,
    coldStarts: true,
    treeAggregation: true,
  },
  {
    id: 'webgpu',
    title: 'WebGPU',
    kernels: ['wgsl'],
    // Its workgroups stride over the range: item i belongs to workgroup i mod n.
    policies: ['cyclic'],
    transports: ['transfer'],
    processorNoun: 'workgroup',
    maxProcessors: 65_535,
    serialShare: false,
    coldStarts: false,
    treeAggregation: false,
  },
  {
    id: 'hybrid',
    title: 'Hybrid',
    kernels: ['js', 'wasm'],
    companionKernel: 'wgsl',
    policies: ['dynamic'],
    transports: ['shared'],
    processorNoun: 'processor',
    maxProcessors: 65,
    serialShare: false,
    coldStarts: false,
    treeAggregation: false,
  },
];

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
    team: { noun: 'processor', gpu: 'none', wholeRange: true },
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
    team: { noun: 'worker', gpu: 'none', wholeRange: false },
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
    team: { noun: 'workgroup', gpu: 'all', wholeRange: true },
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
    team: { noun: 'processor', gpu: 'first', wholeRange: false },
    maxProcessors: 65,
    serialShare: false,
    coldStarts: false,
    treeAggregation: false,
  },
];

// A small catalogue and a machine for tests of the page, which need no workload and no backend.

import { standardFields } from '../record/fields.ts';
import type { Catalogue, Machine } from '../store/catalogue.ts';

const size = {
  name: 'size',
  label: 'Size',
  unit: 'pixels a side',
  default: 1024,
  min: 16,
  max: 8192,
  integer: true,
  scale: 'log2',
  hint: 'Work grows with its square.',
} as const;
const iterations = {
  ...size,
  name: 'iterations',
  label: 'Iterations',
  unit: 'steps at most',
  default: 1000,
  max: 1_000_000,
  scale: 'log10',
  hint: 'Points inside the set cost this many steps.',
} as const;

export const sampleCatalogue: Catalogue = {
  workloads: [
    {
      id: 'mandelbrot',
      title: 'Mandelbrot',
      area: 'classics',
      suggests: {},
      file: undefined,
      tagline: 'Uneven work: some rows cost a hundred times others.',
      unit: 'pixel',
      mainParameter: 'size',
      parameters: [size, iterations],
      backends: ['serial', 'workers', 'webgpu'],
      kernels: ['js', 'wasm', 'wgsl'],
    },
    {
      id: 'monte-carlo-pi',
      title: 'Monte Carlo pi',
      area: 'classics',
      suggests: {},
      file: undefined,
      tagline: 'A reduction: one count per task, combined at the end.',
      unit: 'point',
      mainParameter: 'points',
      parameters: [{ ...size, name: 'points', label: 'Points', unit: 'points' }],
      backends: ['serial', 'workers'],
      kernels: ['js', 'wasm'],
    },
  ],
  backends: [
    {
      id: 'serial',
      title: 'Serial',
      kernels: ['js', 'wasm'],
      schedules: ['static'],
      transports: ['shared', 'transfer'],
      team: { noun: 'processor', gpu: 'none', wholeRange: true },
      maxProcessors: 1,
      serialShare: false,
      coldStarts: false,
      treeAggregation: false,
    },
    {
      id: 'workers',
      title: 'Workers',
      kernels: ['js', 'wasm'],
      schedules: ['static', 'cyclic', 'dynamic'],
      transports: ['shared', 'transfer'],
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
      schedules: ['static'],
      transports: ['transfer'],
      team: { noun: 'workgroup', gpu: 'all', wholeRange: true },
      maxProcessors: 64,
      serialShare: false,
      coldStarts: false,
      treeAggregation: false,
    },
  ],
  kernels: [
    { id: 'js', title: 'JavaScript' },
    { id: 'wasm', title: 'WASM' },
    { id: 'wgsl', title: 'WGSL' },
  ],
  schedules: [
    { id: 'static', title: 'Static', explanation: 'Each processor gets one run of tasks.' },
    { id: 'cyclic', title: 'Cyclic', explanation: 'Tasks are dealt out like cards.' },
    { id: 'dynamic', title: 'Dynamic', explanation: 'Whoever is free takes the next task.' },
  ],
};

export const sampleMachine: Machine = {
  hardwareConcurrency: 4,
  isolated: true,
  defaults: {
    ...standardFields,
    parameters: {},
    processors: [1, 2, 3, 4],
  },
  webgpu: { ok: false, reason: { key: 'backend.no-webgpu', values: {} } },
};

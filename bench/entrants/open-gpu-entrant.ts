// Entrants that use the GPU: the lab's WebGPU backend beside tfjs's, and the hybrid team beside its parts.

import { wrap } from 'comlink';
import { panelsToRows } from '../../src/workloads/matrix-multiply/panels.ts';
import { matrixMultiply } from '../../src/workloads/matrix-multiply/workload.ts';
import { makeReference, openLabEntrant } from './lab-entrant.ts';
import { gpuMatrixSize } from '../protocol.ts';
import type { Arrays } from '../../src/contract/array.ts';
import type { LabContest, LabEntrant } from './lab-entrant.ts';
import type { GpuEntrantId, Visit } from '../protocol.ts';
import type { TfjsWebgpu } from './tfjs-webgpu.worker.ts';

const matrixContest: LabContest = {
  workload: 'matrix-multiply',
  backend: 'webgpu',
  kernel: 'wgsl',
  parameters: { n: gpuMatrixSize },
  transport: 'transfer',
  width: 1,
  readsResult: false,
};

const hybridContest: LabContest = {
  workload: 'mandelbrot',
  backend: 'hybrid',
  kernel: 'wasm',
  parameters: { size: 1024, iterations: 1000 },
  transport: 'shared',
  width: 3,
  readsResult: false,
};

/** Workgroups of the lab's kernel: more than any device runs at once. */
const workgroups = 1_024;

const opened = new Map<LabContest, Promise<LabEntrant>>();
const references = new Map<LabContest, Promise<Arrays>>();

function referenceOf(contest: LabContest): Promise<Arrays> {
  const known = references.get(contest) ?? makeReference(contest);
  references.set(contest, known);
  return known;
}

function openLab(contest: LabContest): Promise<LabEntrant> {
  const known =
    opened.get(contest) ??
    referenceOf(contest).then((expected) => openLabEntrant(contest, expected));
  opened.set(contest, known);
  return known;
}

async function openTfjs(): Promise<() => Promise<Visit>> {
  const worker = new Worker(new URL('./tfjs-webgpu.worker.ts', import.meta.url), {
    type: 'module',
    name: 'tfjs on WebGPU',
  });
  const tfjs = wrap<TfjsWebgpu>(worker);
  const parameters = { n: gpuMatrixSize };
  const expected = await referenceOf(matrixContest);
  const { a, b } = matrixMultiply.input(parameters, 1);
  const rowsOfB = panelsToRows(gpuMatrixSize, b as Float32Array);
  await tfjs.open(gpuMatrixSize, a as Float32Array, rowsOfB);
  return async () => {
    const { wallMs, c } = await tfjs.multiply();
    const { ok } = matrixMultiply.check(parameters, { c }, expected, 'wgsl');
    return { wallMs, readMs: 0, computeMs: 0, ok };
  };
}

/** Opens one of them; rejects where there is no adapter. */
export async function openGpuEntrant(id: GpuEntrantId): Promise<() => Promise<Visit>> {
  if (id === 'gpu-matmul-tfjs') return openTfjs();
  if (id === 'gpu-matmul') {
    const lab = await openLab(matrixContest);
    return () => lab.visit(workgroups, 'cyclic');
  }
  const lab = await openLab(hybridContest);
  switch (id) {
    case 'hybrid-gpu':
      return () => lab.visit(1, 'dynamic');
    case 'hybrid-workers':
      return () => lab.visitWithoutGpu(3, 'dynamic');
    case 'hybrid-both':
      return () => lab.visit(3, 'dynamic');
  }
}

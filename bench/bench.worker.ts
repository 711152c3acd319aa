// The bench's worker: opens the entrants and times one visit at a time, as the lab's engine does in its
// own worker. Started by the page, never imported.

import { expose, wrap } from 'comlink';
import { makeWebgpuBackend } from '../src/backends/webgpu/webgpu.ts';
import { clockStep } from '../src/engine/clock-step.ts';
import { readEnvironment } from '../src/engine/environment.ts';
import { panelsToRows } from '../src/workloads/matrix-multiply/panels.ts';
import { matrixMultiply } from '../src/workloads/matrix-multiply/workload.ts';
import { openBareLoop } from './entrants/bare-loop.ts';
import { contests, labVariant, mandelbrotContest, matrixContest } from './entrants/contests.ts';
import { openLab, reference } from './entrants/contests.ts';
import { openInstead } from './instead/open-instead.ts';
import { openPeerDispatch, openPeerMandelbrot } from './peers/open-peer-entrant.ts';
import { openGpuEntrant } from './entrants/open-gpu-entrant.ts';
import { peerIds } from './peers/peer.ts';
import { matrixSize } from './protocol.ts';
import type { Support } from '../src/contract/backend.ts';
import type { Policy } from '../src/contract/schedule.ts';
import type { Visitor } from './entrants/contests.ts';
import type { Bench, EntrantId, Swept } from './protocol.ts';
import type { Tfjs } from './entrants/tfjs.worker.ts';

/** Visits before the first timed one: code compiled, memory touched, tfjs's weights packed. */
const warmUps = 3;

const visitors = new Map<EntrantId, Visitor>();
let gpu: Promise<Support> | undefined;

/** `forced`: with so many threads on any machine; else with what tfjs makes of the wish. */
async function openTfjs(threads: number, forced: boolean): Promise<Visitor> {
  const worker = new Worker(new URL('./entrants/tfjs.worker.ts', import.meta.url), {
    type: 'module',
    name: `tfjs with ${threads} threads`,
  });
  const tfjs = wrap<Tfjs>(worker);
  const expected = await reference(matrixContest);
  const parameters = { n: matrixSize };
  const { a, b } = matrixMultiply.input(parameters, 1);
  const cores = forced ? 2 * threads : undefined;
  const rowsOfB = panelsToRows(matrixSize, b as Float32Array);
  const used = await tfjs.open(threads, cores, matrixSize, a as Float32Array, rowsOfB);
  return async () => {
    const { multiplyMs: wallMs, readMs, c } = await tfjs.multiply();
    const right = matrixMultiply.check(parameters, { c }, expected, 'wasm').ok;
    return { wallMs, readMs, computeMs: 0, ok: right && (!forced || used === threads) };
  };
}

/** `empty-guided-4`: a policy and a number of workers. */
function openEmpty(id: string): Promise<Visitor> {
  const [, policy, width] = id.split('-');
  return openLab(contests.empty, Number(width), policy as Policy);
}

/** `pi-2-stealing`: a workload, a number of workers and, beyond one, a policy. */
function openSwept(id: string): Promise<Visitor> {
  const [, workload, width, policy = 'dynamic'] = /^(.+)-(\d)(?:-(.+))?$/.exec(id) ?? [];
  const contest = contests[workload as Swept];
  return openLab(contest, Number(width), policy as Policy);
}

async function openPeerOf(id: string): Promise<Visitor> {
  const peer = peerIds.find((one) => id.endsWith(one));
  if (!peer) throw new Error(`"${id}" is no library.`);
  if (id.startsWith('dispatch-')) return openPeerDispatch(peer);
  const expected = await reference(mandelbrotContest);
  return openPeerMandelbrot(peer, mandelbrotContest.parameters, expected);
}

/** Entrants that are one of a kind; the others' names say how they are opened. */
const singles: Partial<Record<EntrantId, () => Promise<Visitor>>> = {
  'tfjs-1': () => openTfjs(1, false),
  'tfjs-2': () => openTfjs(2, false),
  'tfjs-2-forced': () => openTfjs(2, true),
  'mandelbrot-js': () => openLab(contests.mandelbrotJs, 1),
  'ceiling-1': () => openLab(contests.ceiling, 1),
  'ceiling-2': () => openLab(contests.ceiling, 2),
  peak: () => openLab(contests.peak, 1),
  'bandwidth-1': () => openLab(contests.bandwidth, 1),
  'bandwidth-2': () => openLab(contests.bandwidth, 2),
  messages: () => openLab(contests.messages, 2),
  bare: () => Promise.resolve(openBareLoop(2)),
  training: () => openLab(contests.training, 1),
  'tfjs-training': () => openInstead('tfjs-training'),
  fftjs: () => openInstead('fftjs'),
  'typed-array-sort': () => openInstead('typed-array-sort'),
  'image-filter-js': () => openLab(contests.filterJs, 1),
  'gpu-matmul': () => openGpuEntrant('gpu-matmul'),
  'gpu-matmul-tfjs': () => openGpuEntrant('gpu-matmul-tfjs'),
  'hybrid-gpu': () => openGpuEntrant('hybrid-gpu'),
  'hybrid-workers': () => openGpuEntrant('hybrid-workers'),
  'hybrid-both': () => openGpuEntrant('hybrid-both'),
};

function gpuSupport(): Promise<Support> {
  return (gpu ??= makeWebgpuBackend(() => undefined).support());
}

function openEntrant(id: EntrantId): Promise<Visitor> {
  const single = singles[id];
  if (single) return single();
  if (id.startsWith('empty-')) return openEmpty(id);
  return /^(dispatch|peer)-/.test(id) ? openPeerOf(id) : openSwept(id);
}

const bench: Bench = {
  async open(ids) {
    for (const id of ids) {
      if (visitors.has(id)) continue;
      const visit = await openEntrant(id);
      for (let warmUp = 0; warmUp < warmUps; warmUp++) await visit();
      visitors.set(id, visit);
    }
  },
  async visit(id) {
    const visit = visitors.get(id);
    if (!visit) throw new Error(`"${id}" was not opened.`);
    // Once without the clock: the caches hold what the entrant before used, and the cores were idle.
    const warm = await visit();
    const timed = await visit();
    return { ...timed, ok: warm.ok && timed.ok };
  },
  async environment() {
    const support = await gpuSupport();
    const adapter = support.ok ? support.adapter : undefined;
    return readEnvironment(await clockStep(), labVariant(), adapter);
  },
  async noAdapter() {
    const support = await gpuSupport();
    return support.ok ? undefined : support.reason.key;
  },
};

expose(bench);

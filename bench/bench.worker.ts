// The bench's worker: opens the entrants and times one visit at a time, as the lab's engine does in its
// own worker. Started by the page, never imported.

import { expose, wrap } from 'comlink';
import { makeWebgpuBackend } from '../src/backends/webgpu/webgpu.ts';
import { clockResolution, readEnvironment } from '../src/engine/environment.ts';
import { panelsToRows } from '../src/workloads/matrix-multiply/panels.ts';
import { matrixMultiply } from '../src/workloads/matrix-multiply/workload.ts';
import { openBareLoop } from './bare-loop.ts';
import { makeReference, openLabEntrant } from './lab-entrant.ts';
import { openPeerDispatch, openPeerMandelbrot } from './peers/open-peer-entrant.ts';
import { openGpuEntrant } from './open-gpu-entrant.ts';
import { peerIds } from './peers/peer.ts';
import { matrixSize } from './protocol.ts';
import type { Arrays } from '../src/contract/array.ts';
import type { LabContest, LabEntrant } from './lab-entrant.ts';
import type { Support } from '../src/contract/backend.ts';
import type { Policy } from '../src/contract/schedule.ts';
import type { Bench, EntrantId, Swept, Visit } from './protocol.ts';
import type { Tfjs } from './tfjs.worker.ts';

type Visitor = () => Promise<Visit>;

/** Visits before the first timed one: code compiled, memory touched, tfjs's weights packed. */
const warmUps = 3;

const alike = { parameters: {}, width: 2, readsResult: false, transport: 'shared' } as const;
const matrixContest: LabContest = {
  ...alike,
  workload: 'matrix-multiply',
  kernel: 'wasm',
  parameters: { n: matrixSize },
  readsResult: true,
};
const mandelbrotContest: LabContest = {
  ...alike,
  workload: 'mandelbrot',
  kernel: 'wasm',
  parameters: { size: 1024, iterations: 1000 },
};
const bare = { ...alike, kernel: 'js' } as const;
const contests = {
  matmul: matrixContest,
  mandelbrot: mandelbrotContest,
  mandelbrotJs: { ...mandelbrotContest, kernel: 'js', width: 1 },
  pi: { ...alike, workload: 'monte-carlo-pi', kernel: 'wasm', parameters: { points: 5e7 } },
  ceiling: { ...bare, workload: 'ceiling' },
  empty: { ...bare, workload: 'empty', width: 4 },
  messages: { ...bare, workload: 'few', transport: 'transfer' },
  peak: { ...alike, workload: 'peak', kernel: 'wasm', width: 1 },
  bandwidth: { ...alike, workload: 'bandwidth', kernel: 'wasm' },
} as const satisfies Record<string, LabContest>;

/** Contests whose result needs no reference: they check themselves. */
const selfChecked: readonly string[] = ['empty', 'few', 'peak', 'bandwidth'];

const references = new Map<string, Promise<Arrays>>();
const labs = new Map<LabContest, Promise<LabEntrant>>();
const visitors = new Map<EntrantId, Visitor>();
let variant: string | undefined;
let gpu: Promise<Support> | undefined;

function reference(contest: LabContest): Promise<Arrays> {
  const known = references.get(contest.workload) ?? makeReference(contest);
  references.set(contest.workload, known);
  return known;
}

async function openLab(
  contest: LabContest,
  processors: number,
  policy: Policy = 'dynamic',
): Promise<Visitor> {
  const known =
    labs.get(contest) ??
    (selfChecked.includes(contest.workload) ? Promise.resolve({}) : reference(contest)).then(
      (expected) => openLabEntrant(contest, expected),
    );
  labs.set(contest, known);
  const lab = await known;
  variant ??= lab.variant;
  return () => lab.visit(processors, policy);
}

/** `forced`: with so many threads on any machine; else with what tfjs makes of the wish. */
async function openTfjs(threads: number, forced: boolean): Promise<Visitor> {
  const worker = new Worker(new URL('./tfjs.worker.ts', import.meta.url), {
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
  const [workload, width, policy = 'dynamic'] = id.split('-');
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
    return readEnvironment(clockResolution(), variant, adapter);
  },
  async noAdapter() {
    const support = await gpuSupport();
    return support.ok ? undefined : support.reason.key;
  },
};

expose(bench);

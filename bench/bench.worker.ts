// The bench's worker: opens the entrants and times one visit at a time, as the lab's engine does in its
// own worker. Started by the page, never imported.

import { expose, wrap } from 'comlink';
import { clockResolution, readEnvironment } from '../src/engine/environment.ts';
import { panelsToRows } from '../src/workloads/matrix-multiply/panels.ts';
import { matrixMultiply } from '../src/workloads/matrix-multiply/workload.ts';
import { makeReference, openLabEntrant } from './lab-entrant.ts';
import { matrixSize } from './protocol.ts';
import type { Arrays } from '../src/contract/array.ts';
import type { LabContest, LabEntrant } from './lab-entrant.ts';
import type { Bench, EntrantId, Visit } from './protocol.ts';
import type { Tfjs } from './tfjs.worker.ts';

type Visitor = () => Promise<Visit>;

/** Visits before the first timed one: code compiled, memory touched, tfjs's weights packed. */
const warmUps = 3;

const matrixContest: LabContest = {
  workload: 'matrix-multiply',
  kernel: 'wasm',
  parameters: { n: matrixSize },
  width: 2,
  readsResult: true,
};
const mandelbrotContest: LabContest = {
  workload: 'mandelbrot',
  kernel: 'wasm',
  parameters: { size: 1024, iterations: 1000 },
  width: 2,
  readsResult: false,
};
const bare = { kernel: 'js', parameters: {}, width: 2, readsResult: false } as const;
const contests = {
  matmul: matrixContest,
  mandelbrot: mandelbrotContest,
  mandelbrotJs: { ...mandelbrotContest, kernel: 'js', width: 1 },
  ceiling: { ...bare, workload: 'ceiling' },
  empty: { ...bare, workload: 'empty' },
} as const satisfies Record<string, LabContest>;

const references = new Map<string, Promise<Arrays>>();
const labs = new Map<LabContest, Promise<LabEntrant>>();
const visitors = new Map<EntrantId, Visitor>();
let variant: string | undefined;

function reference(contest: LabContest): Promise<Arrays> {
  const known = references.get(contest.workload) ?? makeReference(contest);
  references.set(contest.workload, known);
  return known;
}

async function openLab(contest: LabContest, processors: number): Promise<Visitor> {
  const known =
    labs.get(contest) ?? reference(contest).then((expected) => openLabEntrant(contest, expected));
  labs.set(contest, known);
  const lab = await known;
  variant ??= lab.variant;
  return () => lab.visit(processors);
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

function openEntrant(id: EntrantId): Promise<Visitor> {
  switch (id) {
    case 'matmul-1':
      return openLab(contests.matmul, 1);
    case 'matmul-2':
      return openLab(contests.matmul, 2);
    case 'tfjs-1':
      return openTfjs(1, false);
    case 'tfjs-2':
      return openTfjs(2, false);
    case 'tfjs-2-forced':
      return openTfjs(2, true);
    case 'mandelbrot-1':
      return openLab(contests.mandelbrot, 1);
    case 'mandelbrot-2':
      return openLab(contests.mandelbrot, 2);
    case 'mandelbrot-js':
      return openLab(contests.mandelbrotJs, 1);
    case 'ceiling-1':
      return openLab(contests.ceiling, 1);
    case 'ceiling-2':
      return openLab(contests.ceiling, 2);
    case 'empty-1':
      return openLab(contests.empty, 1);
    case 'empty-2':
      return openLab(contests.empty, 2);
  }
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
  environment: () => Promise.resolve(readEnvironment(clockResolution(), variant, undefined)),
};

expose(bench);

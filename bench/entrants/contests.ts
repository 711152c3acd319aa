// The lab's entrants: what each is opened with. Each keeps its workers and memory, so that all stay warm.

import { makeReference, openLabEntrant } from './lab-entrant.ts';
import { computeBound, matrixSize, memoryBound, trainingSteps } from '../protocol.ts';
import type { Arrays } from '../../src/contract/array.ts';
import type { Policy } from '../../src/contract/schedule.ts';
import type { LabContest, LabEntrant } from './lab-entrant.ts';
import type { ComputeBound, MemoryBound, Visit } from '../protocol.ts';

/** Runs once and checks what came of it. */
export type Visitor = () => Promise<Visit>;

const alike = { parameters: {}, width: 2, readsResult: false, transport: 'shared' } as const;
export const matrixContest: LabContest = {
  ...alike,
  workload: 'matrix-multiply',
  kernel: 'wasm',
  parameters: { n: matrixSize },
  readsResult: true,
};
export const mandelbrotContest: LabContest = {
  ...alike,
  workload: 'mandelbrot',
  kernel: 'wasm',
  parameters: { size: 1024, iterations: 1000 },
};
/** Sizes of about 0.2 s on one core: what starting and ending a run costs is not their subject. */
const largeSizes: Partial<Record<ComputeBound | MemoryBound, Readonly<Record<string, number>>>> = {
  'image-filter': { width: 5_120, height: 2_880 },
  spectrogram: { seconds: 1_800 },
  'k-means': { points: 2 ** 21 },
  'train-mlp': { steps: 10, batch: 4_096, hidden: 512 },
  'prime-sieve': { limit: 5e8 },
};

/** Workloads of the catalogue, default sizes where no larger one is named. */
function makeCatalogue(): Readonly<Record<ComputeBound | MemoryBound, LabContest>> {
  const ids = [...computeBound, ...memoryBound];
  const made = ids.map((id) => {
    const parameters = largeSizes[id] ?? {};
    return [id, { ...alike, workload: id, kernel: 'wasm', parameters }] as const;
  });
  return Object.fromEntries(made) as Record<ComputeBound | MemoryBound, LabContest>;
}

const bare = { ...alike, kernel: 'js' } as const;
/** What the lab is opened with, by nickname. */
export const contests = {
  matmul: matrixContest,
  mandelbrot: mandelbrotContest,
  mandelbrotJs: { ...mandelbrotContest, kernel: 'js', width: 1 },
  pi: { ...alike, workload: 'monte-carlo-pi', kernel: 'wasm', parameters: { points: 5e7 } },
  ceiling: { ...bare, workload: 'ceiling' },
  empty: { ...bare, workload: 'empty', width: 4 },
  messages: { ...bare, workload: 'few', transport: 'transfer' },
  peak: { ...alike, workload: 'peak', kernel: 'wasm', width: 1 },
  bandwidth: { ...alike, workload: 'bandwidth', kernel: 'wasm' },
  training: {
    ...alike,
    workload: 'train-mlp',
    kernel: 'wasm',
    parameters: { steps: trainingSteps },
  },
  filterJs: {
    ...alike,
    workload: 'image-filter',
    kernel: 'js',
    width: 1,
    parameters: largeSizes['image-filter'] ?? {},
  },
  ...makeCatalogue(),
} as const satisfies Record<string, LabContest>;

/** Contests whose result needs no reference: they check themselves. */
const selfChecked: readonly string[] = ['empty', 'few', 'peak', 'bandwidth'];

/** By workload and parameters. */
const references = new Map<string, Promise<Arrays>>();
const labs = new Map<LabContest, Promise<LabEntrant>>();
let variant: string | undefined;

/** The JavaScript kernel's result, computed once. */
export function reference(contest: LabContest): Promise<Arrays> {
  const key = JSON.stringify([contest.workload, contest.parameters]);
  const known = references.get(key) ?? makeReference(contest);
  references.set(key, known);
  return known;
}

/** Opens a contest, or takes the one that is open, for visits at `processors`. */
export async function openLab(
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

/** The WASM build that the lab's workers chose; undefined before one was opened. */
export function labVariant(): string | undefined {
  return variant;
}

// K-means: broadcast the centres, assign all points, combine the sums, until nothing moves any more.

import type { KernelId } from '../../contract/kernel.ts';
import { compareOutputs } from '../../kit/compare-arrays.ts';
import type { ParameterValues } from '../../contract/params.ts';
import type { Workload } from '../../contract/workload.ts';
import { addBlocks, drawCentres, inertiaOf, moveCentres } from './centres.ts';
import { depictClusters, inertiasOf } from './depict.ts';
import { argumentsOf, clusterParameters } from './parameters.ts';
import type { ClusterParameter } from './parameters.ts';
import { makePoints } from './points.ts';
import { assignStage, blockPoints, blocksOf, gridHalf, sumsLength } from './stage.ts';

/** Time of one distance in two coordinates on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const distanceNs: Readonly<Record<KernelId, number>> = { js: 28, wasm: 0.9, wgsl: 0.1 };
/** How often the estimate expects points to be assigned, if that may be so often: once more than centres move. */
const mostGuessed = 12;

function guessedAssignments({ rounds }: ParameterValues<ClusterParameter>): number {
  return Math.min(rounds + 1, mostGuessed);
}
/** Standard deviation of a made cluster, in grid steps. */
const spread = 400;

const outputs = ['labels', 'centres', 'inertias', 'rounds'] as const;

export const kMeans: Workload<ClusterParameter> = {
  id: 'k-means',
  title: 'K-means',
  area: 'data mining',
  tagline: 'Repeat: broadcast centres, combine sums',
  unit: 'point x round',
  params: clusterParameters,
  mainParameter: 'points',
  milestones: {
    stage: 'assign',
    label: 'Sum of square distances',
    caption: 'How far all points are from their centres, over the time of a run',
    read: inertiasOf,
  },
  file: {
    title: 'Table of numbers',
    accept: '.csv,.tsv,.txt,text/csv,text/plain',
    maxBytes: 2 ** 28,
    decides: ['points', 'axes'],
    leavesOut: [],
    load: async () => (await import('./read-file.ts')).readPoints,
  },
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs,

  checkParameters: () => undefined,
  arrays(p) {
    const args = argumentsOf(p);
    const blocks = blocksOf(args.points);
    return {
      points: { type: 'i32', length: blocks * args.pairs * blockPoints },
      seeds: { type: 'i32', length: args.clusters * args.pairs },
      centres: { type: 'i32', length: args.clusters * args.pairs },
      labels: { type: 'u32', length: blocks * blockPoints },
      sums: { type: 'i32', length: blocks * sumsLength(args) },
      // Of every assignment: one before each move, and one after the last.
      inertias: { type: 'f64', length: p.rounds + 1 },
      // How often the centres moved, and how often points were assigned to them.
      rounds: { type: 'i32', length: 2 },
    };
  },
  input(p, seed) {
    const points = makePoints(p.points, p.clusters, p.axes, spread, seed);
    return { points, seeds: drawCentres(points, argumentsOf(p), seed) };
  },

  async *program(p, _seed, memory) {
    const args = argumentsOf(p);
    let centres: Int32Array = Int32Array.from(await memory.read('seeds'));
    const inertias: number[] = [];
    let rounds = 0;
    let furthest = Infinity;
    // Labels, centres and inertia are of one state: after the last move all points are assigned once more.
    while (furthest > 0) {
      await memory.write('centres', centres);
      yield assignStage(args);
      const totals = addBlocks(await memory.read('sums'), args);
      inertias.push(inertiaOf(totals));
      if (rounds === p.rounds || furthest <= p.tolerance * 2 * gridHalf) break;
      const moved = moveCentres(totals, centres, args);
      ({ centres, furthest } = moved);
      rounds++;
    }
    await memory.write('inertias', Float64Array.from(inertias));
    await memory.write('rounds', Int32Array.of(rounds, inertias.length));
  },
  mainStage: (p) => assignStage(argumentsOf(p)),
  defaultGrain: (p) => Math.max(1, Math.round(blocksOf(p.points) / 64)),

  work: (p, result) => p.points * (result?.['assignments'] ?? guessedAssignments(p)),
  guessMs(p, kernel) {
    const distances = p.points * p.clusters * argumentsOf(p).pairs * guessedAssignments(p);
    return (distances * distanceNs[kernel]) / 1e6;
  },

  summary(p, output) {
    const [rounds = 0, assignments = 0] = output['rounds'] ?? [];
    const sizes = new Float64Array(p.clusters);
    for (let point = 0; point < p.points; point++) {
      const label = output['labels']?.[point] ?? 0;
      sizes[label] = (sizes[label] ?? 0) + 1;
    }
    const inertia = inertiasOf(output).at(-1) ?? 0;
    return {
      rounds,
      assignments,
      inertia,
      smallest: Math.min(...sizes),
      largest: Math.max(...sizes),
    };
  },
  // Whole numbers throughout.
  check: (_p, output, expected) => compareOutputs(outputs, output, expected, { rule: 'exact' }),
  depict: (p, output, _seed, input) => depictClusters(argumentsOf(p), output, input),
};

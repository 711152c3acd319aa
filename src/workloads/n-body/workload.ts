// N-body: every body pulls every other, and all wait for each other after each step.

import type { Arrays, View } from '../../contract/array.ts';
import type { KernelId } from '../../contract/kernel.ts';
import type { Picture } from '../../contract/picture.ts';
import { compareOutputs } from '../../kit/compare-arrays.ts';
import type { Comparison } from '../../contract/verdict.ts';
import type { Workload } from '../../contract/workload.ts';
import { argumentsOf, bodyParameters } from './parameters.ts';
import type { BodyParameter, BodyValues } from './parameters.ts';
import { bodyLength, energyStage, stepStage } from './stage.ts';
import type { State } from './stage.ts';
import { makeCluster, makePlanets } from './systems.ts';

/** Time of one pair on a core of about 3 GHz, in ns; for WGSL on a small GPU. */
const pairNs: Readonly<Record<KernelId, number>> = { js: 5, wasm: 1.3, wgsl: 0.05 };

const start: State = { bodies: 'start', velocities: 'startVelocities' };
const final: State = { bodies: 'bodies', velocities: 'velocities' };
const other: State = { bodies: 'otherBodies', velocities: 'otherVelocities' };

/** The state after step `step` of `steps`, from 0: two take turns, and `final` is the last. */
function stateAfter(step: number, steps: number): State {
  return (steps - 1 - step) % 2 === 0 ? final : other;
}

/** How much a position in single precision may differ after some steps; bodies stay within about 2. */
function singleTolerance(steps: number): number {
  // Each step rounds position and velocity once, at most 2^-23, and errors grow with the motion.
  return Math.min(0.5, steps * 2 ** -19);
}

function depictBodies(p: BodyValues, bodies: View): Picture {
  const count = Math.min(20_000, bodies.length / bodyLength);
  const axis = (which: number): Float32Array =>
    Float32Array.from({ length: count }, (_, body) => bodies[body * bodyLength + which] ?? 0);
  return {
    kind: 'points',
    x: axis(0),
    y: axis(1),
    group: new Uint8Array(count),
    marks: [],
    caption: `Where ${count.toLocaleString('en')} bodies are after ${p.steps} steps, from above`,
  };
}

export const nBody: Workload<BodyParameter> = {
  id: 'n-body',
  title: 'N-body',
  area: 'classics',
  tagline: 'All pairs: all need all after every step',
  unit: 'pair',
  params: bodyParameters,
  mainParameter: 'bodies',
  about: async () => (await import('./about.ts')).about,
  kernels: {
    js: async () => (await import('./kernel.ts')).kernelEntries,
    wasm: async () => (await import('./wasm.ts')).wasmKernel,
    wgsl: async () => (await import('./gpu.ts')).gpuKernel,
  },
  outputs: ['bodies', 'totals'],

  checkParameters({ precision }, kernel) {
    if (kernel !== 'wgsl' || precision === 0) return undefined;
    return { parameter: 'precision', message: { key: 'workload.single-only', values: {} } };
  },
  arrays(p) {
    const { bodies, single } = argumentsOf(p);
    const type = single === 1 ? 'f32' : 'f64';
    const state = { type, length: bodies * bodyLength } as const;
    return {
      start: state,
      startVelocities: state,
      bodies: state,
      velocities: state,
      otherBodies: state,
      otherVelocities: state,
      energies: { type, length: bodies },
      totals: { type, length: 2 },
    };
  },
  input(p, seed) {
    const made = p.system === 1 ? makePlanets() : makeCluster(p.bodies, seed);
    const { bodies, velocities } = made;
    if (p.precision === 1) return { start: bodies, startVelocities: velocities };
    return { start: Float32Array.from(bodies), startVelocities: Float32Array.from(velocities) };
  },

  async *program(p, _seed, memory) {
    const args = argumentsOf(p);
    const sum = async (): Promise<number> => {
      let total = 0;
      for (const energy of await memory.read('energies')) total += energy;
      return total;
    };
    yield energyStage(args, start);
    const before = await sum();
    let state = start;
    for (let step = 0; step < p.steps; step++) {
      const next = stateAfter(step, p.steps);
      yield stepStage(args, state, next);
      state = next;
    }
    yield energyStage(args, final);
    const totals = [before, await sum()];
    await memory.write(
      'totals',
      args.single === 1 ? Float32Array.from(totals) : Float64Array.from(totals),
    );
  },
  mainStage: (p) => stepStage(argumentsOf(p), start, stateAfter(0, p.steps)),
  // A multiple of the vectors of the WASM kernel.
  defaultGrain: (p) => 4 * Math.max(1, Math.ceil(argumentsOf(p).bodies / 4 / 64)),

  // The energies before and after meet all pairs as well.
  work: (p) => argumentsOf(p).bodies ** 2 * (p.steps + 2),
  guessMs: (p, kernel) => (argumentsOf(p).bodies ** 2 * (p.steps + 2) * pairNs[kernel]) / 1e6,

  summary(_p, output) {
    const [before = 0, after = 0] = output['totals'] ?? [];
    return { energyBefore: before, energyAfter: after, drift: Math.abs((after - before) / before) };
  },
  check(p, output, expected) {
    const tolerance = singleTolerance(p.steps);
    const comparison: Comparison =
      p.precision === 1 ? { rule: 'exact' } : { rule: 'absolute', tolerance };
    return compareOutputs(['bodies', 'totals'], output, expected, comparison);
  },
  depict: (p, output) => [depictBodies(p, bodiesOf(output))],
};

function bodiesOf(output: Arrays): View {
  return output['bodies'] ?? new Float32Array();
}

// Makes a workload of what only its author knows: JavaScript alone, one size, results that must agree bit for bit. The
// rest of the contract is filled in plainly; whoever wants more of it implements `Workload`.

import { compareOutputs } from './compare-arrays.ts';
import type { Arrays, JobArrays } from '../contract/array.ts';
import type { KernelEntries } from '../contract/kernel.ts';
import type { Picture } from '../contract/picture.ts';
import type { Stage } from '../contract/stage.ts';
import type { Memory, Workload } from '../contract/workload.ts';

/** A problem of one size, and how it is computed. */
export interface SizedProblem {
  readonly id: string;
  /** `id` if there is none. */
  readonly title?: string;
  /** Unit of throughput, singular; "item" if there is none. */
  readonly unit?: string;
  /** The size if nobody chooses one. */
  readonly size: number;
  /** All arrays of the job. */
  arrays(size: number): JobArrays;
  /** The arrays that the program reads; none if this is missing. */
  input?(size: number, seed: number): Arrays;
  /** Arrays whose content is the result. */
  readonly outputs: readonly string[];
  /** The stage that holds most of the work. */
  mainStage(size: number): Stage;
  /** The stages; the main stage alone if this is missing. */
  program?(size: number, memory: Memory): AsyncGenerator<Stage, void, void>;
  /** The JavaScript kernels of the stages, by the name of their entry. */
  readonly entries: KernelEntries;
  /** A first guess of the time of one core for `size`, in ms; 1 us for an item if this is missing. */
  guessMs?(size: number): number;
}

/** Tasks of the main stage when nobody chooses. */
const defaultTasks = 24;

export function makeWorkload(problem: SizedProblem): Workload<'size'> {
  const { id, title = id, unit = 'item', outputs } = problem;
  return {
    id,
    title,
    area: 'classics',
    tagline: '',
    unit,
    params: {
      size: {
        label: 'Size',
        unit: `${unit}s`,
        default: problem.size,
        min: 1,
        max: Math.max(10_000_000, problem.size),
        integer: true,
        scale: 'log2',
        hint: 'More items take longer.',
      },
    },
    mainParameter: 'size',
    about: async () => ({ pattern: '', cost: '', attempt: '', elsewhere: [] }),
    kernels: { js: async () => problem.entries },
    outputs,
    checkParameters: () => undefined,
    arrays: ({ size }) => problem.arrays(size),
    input: ({ size }, seed) => problem.input?.(size, seed) ?? {},
    program: ({ size }, _seed, memory) =>
      problem.program?.(size, memory) ?? once(problem.mainStage(size)),
    mainStage: ({ size }) => problem.mainStage(size),
    defaultGrain: ({ size }) =>
      Math.max(1, Math.ceil(problem.mainStage(size).items / defaultTasks)),
    work: ({ size }) => size,
    guessMs: ({ size }) => problem.guessMs?.(size) ?? size / 1_000,
    summary: (_p, output) => checksums(outputs, output),
    check: (_p, output, expected) => compareOutputs(outputs, output, expected, { rule: 'exact' }),
    depict: makeDot,
  };
}

async function* once(stage: Stage): AsyncGenerator<Stage, void, void> {
  yield stage;
}

/** Per output its length and a sum in which every element has a weight of its own. */
function checksums(outputs: readonly string[], output: Arrays): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const name of outputs) {
    let sum = 0;
    for (const [i, value] of (output[name] ?? new Uint8Array()).entries()) {
      sum += value * (1 + (i % 1_009));
    }
    sums[name] = sum;
    sums[`${name}.length`] = output[name]?.length ?? 0;
  }
  return sums;
}

function makeDot(): readonly Picture[] {
  const dot: Picture = {
    kind: 'image',
    width: 1,
    height: 1,
    rgba: Uint8ClampedArray.of(0, 0, 0, 255),
    tint: 'none',
    caption: 'A dot.',
  };
  return [dot];
}

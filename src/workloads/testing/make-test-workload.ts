// Makes a workload that exists only to try a move: JavaScript alone, one size, outputs that must agree
// bit for bit. Listed in builds for tests only; others drop them, since the calls are marked as pure.

import { compareArrays } from '../../contract/verdict.ts';
import type { Arrays, JobArrays } from '../../contract/array.ts';
import type { KernelEntries } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Memory, Workload } from '../../contract/workload.ts';
import type { Picture } from '../../contract/picture.ts';
import type { Verdict } from '../../contract/verdict.ts';

export interface TestProblem {
  readonly id: string;
  readonly size: number;
  readonly entries: KernelEntries;
  readonly outputs: readonly string[];
  arrays(size: number): JobArrays;
  input(size: number, seed: number): Arrays;
  program(size: number, memory: Memory): AsyncGenerator<Stage, void, void>;
  mainStage(size: number): Stage;
}

/** Tasks of the main stage when nobody chooses. */
const defaultTasks = 24;

export function makeTestWorkload(problem: TestProblem): Workload<'size'> {
  return {
    id: problem.id,
    title: `Test: ${problem.id}`,
    area: 'classics',
    tagline: 'For tests of the runtime',
    unit: 'item',
    params: {
      size: {
        label: 'Size',
        unit: 'items',
        default: problem.size,
        min: 1,
        max: 10_000_000,
        integer: true,
        scale: 'log2',
        hint: 'More items take longer.',
      },
    },
    mainParameter: 'size',
    about: async () => ({ pattern: 'A test.', cost: 'None.', attempt: 'None.', elsewhere: [] }),
    kernels: { js: async () => problem.entries },
    outputs: problem.outputs,
    checkParameters: () => undefined,
    arrays: ({ size }) => problem.arrays(size),
    input: ({ size }, seed) => problem.input(size, seed),
    program: ({ size }, _seed, memory) => problem.program(size, memory),
    mainStage: ({ size }) => problem.mainStage(size),
    defaultGrain: ({ size }) =>
      Math.max(1, Math.ceil(problem.mainStage(size).items / defaultTasks)),
    work: ({ size }) => size,
    guessMs: ({ size }) => size / 1_000,
    summary: (_p, output) => checksums(problem.outputs, output),
    check: (_p, output, expected) => compareAll(problem.outputs, output, expected),
    depict: makeDot,
  };
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

function compareAll(outputs: readonly string[], output: Arrays, expected: Arrays): Verdict {
  const none = new Uint8Array();
  const verdicts = outputs.map((name) =>
    compareArrays(name, output[name] ?? none, expected[name] ?? none, { rule: 'exact' }),
  );
  const found = verdicts.find(({ ok }) => !ok) ?? verdicts[0];
  if (!found) throw new Error('A test needs an output.');
  return found;
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

// The small cases of a golden.json, and a run of one: a workload's program in this thread over any cut of its stages and
// either kind of window, so that tests can ask whether the answer depends on them. Used by tests alone.

import { readFileSync } from 'node:fs';
import { makeArray, plainArrays } from '../contract/array.ts';
import { LocalMemory } from './local-memory.ts';
import type { ArraySpec, Arrays, View } from '../contract/array.ts';
import type { KernelEntries } from '../contract/kernel.ts';
import type { ParameterValues } from '../contract/params.ts';
import type { Range } from '../contract/range.ts';
import type { Workload } from '../contract/workload.ts';
import type { WindowKind } from './local-memory.ts';

/** One small case of a golden.json: what its summary must be, from outside the code. */
export interface GoldenCase {
  readonly parameters: ParameterValues;
  readonly seed: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly tolerance: number;
  /** In place of the input that the seed makes. */
  readonly input?: Arrays;
}

/** A case as it stands in the file: arrays that take the place of those that the seed makes are lists. */
type WrittenCase = Omit<GoldenCase, 'input'> & {
  readonly input?: Readonly<Record<string, readonly number[]>>;
};

/** The cases of a workload's golden.json. */
export function readGolden(workload: Workload): readonly GoldenCase[] {
  const file = new URL(`../workloads/${workload.id}/golden.json`, import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly WrittenCase[] };
  return cases.map(({ input = {}, ...golden }) => {
    const specs = plainArrays(workload.arrays(golden.parameters));
    const given = Object.entries(input).map(([name, values]) => {
      const spec = specs[name];
      if (!spec) throw new Error(`${workload.title} has no array ${name}.`);
      const array = makeArray(spec);
      array.set(values);
      return [name, array] as const;
    });
    const made = workload.input(golden.parameters, golden.seed);
    return { ...golden, input: { ...made, ...Object.fromEntries(given) } };
  });
}

/** A kernel together with the memory that its windows must lie in. */
export interface Built {
  readonly entries: KernelEntries;
  /** Starts a run: what was allocated before is free again. */
  reset(): void;
  allocate(spec: ArraySpec): View;
}

/** Cuts the items of a stage into tasks. */
export type Cut = (items: number) => readonly Range[];
/** Runs the program over the cut ranges, last range first, and returns copies of the outputs. */
export async function runCut(
  workload: Workload,
  { parameters, seed, input = workload.input(parameters, seed) }: GoldenCase,
  built: Built,
  cut: Cut = cutAt([]),
  windows: WindowKind = 'whole',
): Promise<Arrays> {
  built.reset();
  const { entries } = built;
  const allocate = (spec: ArraySpec): View => built.allocate(spec);
  const arrays = workload.arrays(parameters);
  const memory = new LocalMemory({ arrays, input, entries, windows, allocate });
  for await (const stage of workload.program(parameters, seed, memory)) {
    const ranges = cut(stage.items);
    memory.prepare(stage, ranges.length);
    for (const [task, range] of [...ranges.entries()].toReversed()) {
      memory.runTask(stage, task, range);
    }
    memory.aggregate(stage, ranges.length);
  }
  const output: Record<string, View> = {};
  for (const name of workload.outputs) output[name] = (await memory.read(name)).slice();
  return output;
}

/** Cuts [0, items) at the given shares. */
export function cutAt(shares: readonly number[]): Cut {
  return (items) => {
    const inner = shares.map((share) => Math.floor(share * items)).toSorted((x, y) => x - y);
    const edges = [0, ...inner, items];
    return edges.slice(1).map((end, i) => ({ start: edges[i] ?? 0, end }));
  };
}

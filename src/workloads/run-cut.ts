// Runs a workload's program in this thread over any cut of its stages and either kind of window, so
// that tests can ask whether the answer depends on them. Used by tests alone.

import { LocalMemory } from '../pipeline/local-memory.ts';
import type { ArraySpec, Arrays, View } from '../contract/array.ts';
import type { KernelEntries } from '../contract/kernel.ts';
import type { ParameterValues } from '../contract/params.ts';
import type { Range } from '../contract/range.ts';
import type { Workload } from '../contract/workload.ts';
import type { WindowKind } from '../pipeline/local-memory.ts';

/** One small case of a golden.json: what its summary must be, from outside the code. */
export interface GoldenCase {
  readonly parameters: ParameterValues;
  readonly seed: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly tolerance: number;
  /** In place of the input that the seed makes. */
  readonly input?: Arrays;
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

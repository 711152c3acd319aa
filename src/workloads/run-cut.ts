// Runs a workload's program in this thread over any cut of its stages and either kind of window, so
// that tests can ask whether the answer depends on them. Used by tests alone.

import type { ArraySpec, Arrays, View } from '../contract/array.ts';
import type { KernelEntries, Window } from '../contract/kernel.ts';
import type { ParameterValues } from '../contract/params.ts';
import type { Range } from '../contract/range.ts';
import type { Stage, StageArray } from '../contract/stage.ts';
import type { Memory, Workload } from '../contract/workload.ts';

/** One small case of a golden.json: what its summary must be, from outside the code. */
export interface GoldenCase {
  readonly parameters: ParameterValues;
  readonly seed: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly tolerance: number;
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
/** Whole arrays, as on shared memory, or only a task's part, as in messages. */
export type WindowKind = 'whole' | 'parts';

/** The window of one task on an array; `put` brings what the task wrote back into the whole. */
function makeWindow(
  built: Built,
  kind: WindowKind,
  move: StageArray,
  spec: ArraySpec,
  all: View,
  range: Range,
): { window: Window; put(): void } {
  if (move.how === 'reduce') {
    if (move.combine !== 'sum') throw new Error(`cannot combine by ${move.combine} yet`);
    const view = built.allocate(spec);
    const put = (): void => view.forEach((value, i) => (all[i] = (all[i] ?? 0) + value));
    return { window: { view, first: 0 }, put };
  }
  if (move.how === 'broadcast' || kind === 'whole') {
    return { window: { view: all, first: 0 }, put: () => undefined };
  }
  const { perItem } = move;
  const length = (range.end - range.start) * perItem;
  const view = built.allocate({ type: spec.type, length });
  const from = range.start * perItem;
  if (move.how === 'scatter') view.set(all.subarray(from, from + length));
  // Elements that a kernel forgets to write must show.
  else view.fill(12345);
  const put = (): void => {
    if (move.how === 'gather') all.set(view, from);
  };
  return { window: { view, first: range.start }, put };
}

function runStage(
  built: Built,
  kind: WindowKind,
  specs: Readonly<Record<string, ArraySpec>>,
  arrays: Arrays,
  stage: Stage,
  ranges: readonly Range[],
): void {
  for (const range of ranges) {
    const windows: Record<string, Window> = {};
    const puts: (() => void)[] = [];
    for (const [name, move] of Object.entries(stage.arrays)) {
      const [spec, all] = [specs[move.array], arrays[move.array]];
      if (spec === undefined || all === undefined) throw new Error(`no array ${move.array}`);
      const made = makeWindow(built, kind, move, spec, all, range);
      windows[name] = made.window;
      puts.push(() => made.put());
    }
    const kernel = built.entries[stage.entry];
    if (kernel === undefined) throw new Error(`no entry ${stage.entry}`);
    kernel(windows, range, stage.args);
    for (const put of puts) put();
  }
}

/** Runs the program over the cut ranges, last range first, and returns copies of the outputs. */
export async function runCut(
  workload: Workload,
  { parameters, seed }: GoldenCase,
  built: Built,
  cut: Cut = cutAt([]),
  kind: WindowKind = 'whole',
): Promise<Arrays> {
  built.reset();
  const specs = workload.arrays(parameters);
  const arrays: Record<string, View> = {};
  for (const [name, spec] of Object.entries(specs)) arrays[name] = built.allocate(spec);
  for (const [name, data] of Object.entries(workload.input(parameters, seed))) {
    if (data.length !== specs[name]?.length) throw new Error(`input ${name} has a wrong length`);
    arrays[name]?.set(data);
  }
  const memory: Memory = {
    read: async (name) => arrays[name] ?? new Uint8Array(),
    write: async (name, data) => arrays[name]?.set(data),
  };
  for await (const stage of workload.program(parameters, seed, memory)) {
    runStage(built, kind, specs, arrays, stage, cut(stage.items).toReversed());
  }
  return Object.fromEntries(workload.outputs.map((name) => [name, arrays[name]?.slice() as View]));
}

/** Cuts [0, items) at the given shares. */
export function cutAt(shares: readonly number[]): Cut {
  return (items) => {
    const inner = shares.map((share) => Math.floor(share * items)).toSorted((x, y) => x - y);
    const edges = [0, ...inner, items];
    return edges.slice(1).map((end, i) => ({ start: edges[i] ?? 0, end }));
  };
}

// Aggregation in a tree on shared memory: a pass for each level, whose tasks run no kernel but combine copies.

import { makeView } from '../../contract/array.ts';
import { makeSchedule } from '../../pipeline/assign.ts';
import { decompose } from '../../pipeline/decompose.ts';
import { combineItems, planTree } from '../../pipeline/combine-tree.ts';
import { align, ensureBytes } from './layout.ts';
import type { CombinedPass, Drained, StageOrder } from '../../contract/backend.ts';
import type { Range } from '../../contract/range.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { CombineLevel, Copies } from '../../pipeline/combine-tree.ts';

/** A level that is combined, and the end of the tree: its pass keeps its bookkeeping above. */
export interface LevelPlace {
  readonly level: CombineLevel;
  readonly end: number;
}

/** How a team runs a pass of a level. */
interface Passes {
  readonly processors: number;
  prepare(order: StageOrder, schedule: Schedule, place: LevelPlace): Promise<void>;
  drain(order: StageOrder, schedule: Schedule): Promise<readonly Drained[]>;
}

/**
 * Combines `copies`, level by level, of the stage `index`; what lies between goes from `freeOffset` on. A level of one
 * task is done here, sooner than another could be told.
 */
export async function combineInTree(
  memory: WebAssembly.Memory,
  copies: readonly Copies[],
  freeOffset: number,
  index: number,
  passes: Passes,
): Promise<readonly CombinedPass[]> {
  if (copies.length === 0) return [];
  const { levels, end } = planTree(copies, freeOffset, align);
  ensureBytes(memory, end);
  const made: CombinedPass[] = [];
  for (const level of levels) {
    const { items, grain } = level;
    const tasks = decompose(items, grain);
    const stage = { name: 'combine', entry: '', items, args: {}, arrays: {} };
    if (tasks.count === 1) combineHere(memory, level, { start: 0, end: items });
    else made.push(await runLevel({ stage, index, tasks, serial: false }, { level, end }, passes));
  }
  return made;
}

async function runLevel(
  order: StageOrder,
  place: LevelPlace,
  passes: Passes,
): Promise<CombinedPass> {
  const { processors } = passes;
  const schedule = makeSchedule({ policy: 'dynamic', count: order.tasks.count, processors });
  await passes.prepare(order, schedule, place);
  const startMs = performance.now();
  const drained = await passes.drain(order, schedule);
  return { drained, startMs, endMs: performance.now() };
}

/** Combines the items of a range on this thread. */
export function combineHere(memory: WebAssembly.Memory, level: CombineLevel, range: Range): void {
  combineItems(level, range, (type, byteOffset, length) =>
    makeView(type, memory.buffer, byteOffset, length),
  );
}

// The reduce arrays of a stage: which there are, and combining their slots at the barrier.

import { combineSlots } from '../../pipeline/aggregate.ts';
import type { ArraySpec, View } from '../../contract/array.ts';
import type { Stage } from '../../contract/stage.ts';

/** Specs of a stage's reduce arrays by the name the kernel knows. */
export function reduceSpecs(
  stage: Stage,
  specs: Readonly<Record<string, ArraySpec>>,
): Readonly<Record<string, ArraySpec>> {
  const found: Record<string, ArraySpec> = {};
  for (const [name, move] of Object.entries(stage.arrays)) {
    const spec = specs[move.array];
    if (move.how === 'reduce' && spec) found[name] = spec;
  }
  return found;
}

/** Combines the slots of every reduce array of `stage` into the job's array, in task order. */
export function combineStage(
  stage: Stage,
  tasks: number,
  slotsOf: (name: string) => View,
  targetOf: (array: string) => View,
): void {
  for (const [name, move] of Object.entries(stage.arrays)) {
    if (move.how === 'reduce')
      combineSlots(targetOf(move.array), slotsOf(name), tasks, move.combine);
  }
}

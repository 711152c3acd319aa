// Step 4, aggregate: combines the copies that tasks made of a reduce array, in task order, so that a
// float result does not depend on the schedule.

import type { ArraySpec, View } from '../contract/array.ts';
import type { Move, Stage } from '../contract/stage.ts';

type Combine = Extract<Move, { how: 'reduce' }>['combine'];

/** Specs of a stage's reduce arrays by the name the kernel knows; `specs` are the job's. */
export function reduceSpecs(
  stage: Stage,
  specs: Readonly<Record<string, ArraySpec>>,
): Readonly<Record<string, ArraySpec>> {
  return copySpecs(stage, specs, 'reduce', 1);
}

/** The same for so many copies of each array that a stage moves by `how`, one after the other. */
export function copySpecs(
  stage: Stage,
  specs: Readonly<Record<string, ArraySpec>>,
  how: 'reduce' | 'private',
  copies: number,
): Readonly<Record<string, ArraySpec>> {
  const found: Record<string, ArraySpec> = {};
  for (const [name, move] of Object.entries(stage.arrays)) {
    const spec = specs[move.array];
    if (move.how === how && spec) found[name] = { ...spec, length: copies * spec.length };
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

/**
 * Combines `count` slots of `target.length` elements each, lying one after the other in `slots`, into
 * `target`, slot 0 first. Integer sums wrap as the element type does.
 */
export function combineSlots(target: View, slots: View, count: number, combine: Combine): void {
  const width = target.length;
  for (let element = 0; element < width; element++) {
    let value = slots[element] ?? 0;
    for (let slot = 1; slot < count; slot++) {
      const next = slots[slot * width + element] ?? 0;
      value = combineTwo(value, next, combine);
    }
    target[element] = count === 0 ? 0 : value;
  }
}

function combineTwo(a: number, b: number, combine: Combine): number {
  switch (combine) {
    case 'sum':
      return a + b;
    case 'min':
      return b < a ? b : a;
    case 'max':
      return b > a ? b : a;
  }
}

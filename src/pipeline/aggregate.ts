// Step 4, aggregate: combines the copies that tasks made of a reduce array, in task order, so that a
// float result does not depend on the schedule.

import type { ArraySpec, View } from '../contract/array.ts';
import type { Chunk } from '../contract/schedule.ts';
import type { Move, Stage } from '../contract/stage.ts';

export type Combine = Extract<Move, { how: 'reduce' }>['combine'];

/** Whether tasks of a stage have copies that are to be combined. */
export function reduces({ arrays }: Stage): boolean {
  return Object.values(arrays).some(({ how }) => how === 'reduce');
}

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
  combineElements(target, slots, count, combine, { first: 0, end: target.length });
}

/** Elements that are combined at a time: their values stay in the cache while the slots pass by. */
const blockElements = 1_024;
/** Kept from call to call: fresh memory would take longer than combining. */
const values = new Float64Array(blockElements);
/** Below so many elements, a slot is no longer than what starting its loop takes. */
const narrow = 8;

/** The same for the elements [first, end) alone. */
export function combineElements(
  target: View,
  slots: View,
  count: number,
  combine: Combine,
  { first, end }: Chunk,
): void {
  const width = target.length;
  if (count === 0) target.fill(0, first, end);
  else if (end - first < narrow) {
    for (let element = first; element < end; element++) {
      let value = slots[element] ?? 0;
      for (let at = element + width; at < count * width; at += width) {
        value = combineTwo(value, slots[at] ?? 0, combine);
      }
      target[element] = value;
    }
  } else {
    for (let element = first; element < end; element += blockElements) {
      const block = values.subarray(0, end - element);
      block.set(slots.subarray(element, element + block.length));
      for (let slot = 1; slot < count; slot++) {
        combineInto(block, slots, slot * width + element, combine);
      }
      target.set(block, element);
    }
  }
}

/** Combines each value with the slots' element that lies as far behind `from`. */
function combineInto(own: Float64Array, slots: View, from: number, combine: Combine): void {
  if (combine === 'sum') {
    for (let i = 0; i < own.length; i++) own[i] = (own[i] ?? 0) + (slots[from + i] ?? 0);
    return;
  }
  for (let i = 0; i < own.length; i++) {
    own[i] = combineTwo(own[i] ?? 0, slots[from + i] ?? 0, combine);
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

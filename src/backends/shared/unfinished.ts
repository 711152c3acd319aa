// What a pass left undone when processors were lost: found by the owners that finished tasks have. And what
// cannot be done again.

import { arrayBytes } from '../../contract/array.ts';
import { Failure } from '../../contract/failure.ts';
import type { ArraySpec } from '../../contract/array.ts';
import type { StageOrder } from '../../contract/backend.ts';
import type { Stage } from '../../contract/stage.ts';
import type { PassLayout } from '../arena/layout.ts';
import type { Loss } from '../pool/loss-book.ts';

/** Tasks of the pass that nobody has finished, ascending. */
export function unfinishedTasks({ order, tasks }: StageOrder, owners: Uint8Array): Uint32Array {
  const all = order ?? Uint32Array.from({ length: tasks.count }, (_, task) => task);
  return all.filter((task) => owners[task] === 0);
}

/**
 * Throws a `Failure` where a worker was lost in the middle of a task that updates a shared array: how far
 * it had come is not known, so the task can neither be left nor run again.
 */
export function checkTorn(stage: Stage, losses: readonly Loss[], owners: Uint8Array): void {
  if (!Object.values(stage.arrays).some(({ how }) => how === 'update')) return;
  for (const { lane, reason, task } of losses) {
    if (task === undefined || owners[task] !== 0) continue;
    throw new Failure({ key: 'backend.update-torn', values: { lane, reason, task } });
  }
}

/** Zeroes the reduce slots of `tasks`: a lost worker may have begun to fill them. */
export function zeroSlots(
  memory: WebAssembly.Memory,
  pass: PassLayout,
  reduces: Readonly<Record<string, ArraySpec>>,
  tasks: Uint32Array,
): void {
  for (const [name, spec] of Object.entries(reduces)) {
    const offset = pass.copyOffsets[name];
    if (offset === undefined) continue;
    const bytes = arrayBytes(spec);
    for (const task of tasks) {
      new Uint8Array(memory.buffer, offset + task * bytes, bytes).fill(0);
    }
  }
}

// Processors whose passes are one: all of them are announced and awaited at once.

import type { Drained, Processor, StageOrder } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';

/** Runs a pass on all processors of its schedule; resolves at the barrier with what each did. */
type DrainAll = (
  order: StageOrder,
  schedule: Schedule,
  signal: AbortSignal,
) => Promise<readonly Drained[]>;

/** `count` processors: the first of them that drains runs the pass, and each resolves with its own part. */
export function drainTogether(count: number, drainAll: DrainAll): readonly Processor[] {
  let barrier: Promise<readonly Drained[]> | undefined;
  return Array.from({ length: count }, (_, lane) => ({
    lane,
    async drain(order: StageOrder, schedule: Schedule, signal: AbortSignal) {
      barrier ??= drainAll(order, schedule, signal).finally(() => {
        barrier = undefined;
      });
      const drained = (await barrier)[lane];
      if (!drained) throw new Error(`Processor ${lane} has no part in the pass.`);
      return drained;
    },
  }));
}

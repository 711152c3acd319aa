// Chunks of the static schedule that cost alike, where it is known what each task costs.

import type { ScheduleHandle } from '../contract/schedule.ts';

/** What each task of a pass costs, by its position; undefined where that is not known. */
export type KnownCosts = (stage: number, serial: boolean) => Float64Array | undefined;

/**
 * First position of each processor's chunk, and the end of the last: neighbours are parted where the costs before come
 * nearest to the processor's equal share, so that no chunk costs more than a share and one task.
 */
export function balancedBounds(costs: Float64Array, processors: number): readonly number[] {
  const before = new Float64Array(costs.length + 1);
  for (let i = 0; i < costs.length; i++) before[i + 1] = (before[i] ?? 0) + (costs[i] ?? 0);
  const total = before[costs.length] ?? 0;
  return Array.from({ length: processors + 1 }, (_, lane) => {
    if (lane === processors) return costs.length;
    return nearest(before, (lane * total) / processors);
  });
}

/** Index of the value nearest to `wanted` among ascending ones. */
function nearest(ascending: Float64Array, wanted: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const below = Math.max(0, low - 1);
  return wanted - (ascending[below] ?? 0) <= (ascending[low] ?? 0) - wanted ? below : low;
}

/** The handle with chunks of equal cost, where it is static and the cost of every position is known. */
export function balanceByCost(
  handle: ScheduleHandle,
  costs: Float64Array | undefined,
): ScheduleHandle {
  if (handle.policy !== 'static' || costs?.length !== handle.count) return handle;
  return { ...handle, bounds: balancedBounds(costs, handle.processors) };
}

// How long tasks may take before its worker counts as hanging.

import type { Job, StageOrder } from '../../contract/backend.ts';

/** Least deadline; a build for tests may lower it, so that a hang costs less than 5 s. */
const floorMs = Number(import.meta.env.VITE_HANG_FLOOR_MS ?? 5_000);

/** A task may take so many times what is expected of it: machines and tasks are uneven. */
const tolerance = 20;

/** The deadline of `count` tasks of `order`: 20 times their expected time, at least 5 s. */
export function taskDeadlineMs(job: Job, { tasks }: StageOrder, count = 1): number {
  const expectedMs = (job.expectedMs * count * tasks.grain) / Math.max(1, tasks.items);
  return Math.max(floorMs, tolerance * expectedMs);
}

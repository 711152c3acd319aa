// Which processor counts a machine can run at once.

import { usesGpu } from '../contract/team-traits.ts';
import type { Plan } from '../record/plan.ts';

/** Whether there is a core for each of n processors: tasks that wait need none, nor do those of a GPU. */
export function hasCore(plan: Plan, cores: number | null, processors: number): boolean {
  return plan.waits === true || usesGpu(plan.team) || cores === null || processors <= cores;
}

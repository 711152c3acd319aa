// A remedy for handing out: fewer and larger tasks, priced by what is left to compute.

import { median } from '../laws/median.ts';
import { capacity } from './amdahl-fit.ts';
import type { Remedy } from '../record/loss-point.ts';
import type { RunFacts } from '../record/run-record.ts';
import type { MiddleRun } from './middle-run.ts';

/** Tasks that each processor keeps at least, so that all end at about the same time. */
const leastTasksEach = 16;
/** So small a part of the time may go into handing out. */
const leastDispatch = 0.01;

/** Makes tasks larger, so that there are fewer to hand out. */
export function coarser(
  { plan, environment, baselineKernel, baselineSamples }: RunFacts,
  alone: MiddleRun,
  { processors, wallMs, activities }: MiddleRun,
): readonly Remedy[] {
  const { dispatchMs, computeMs, largestComputeMs } = activities;
  if (!(dispatchMs > leastDispatch * processors * wallMs)) return [];
  // A small difference of large numbers is known better from the baseline, which hands out nothing.
  const baselineMs = median(baselineSamples.map((sample) => sample.wallMs));
  const measuredMs = Math.min(computeMs, alone.activities.computeMs);
  const kernelMs = baselineKernel === plan.kernel ? Math.min(baselineMs, measuredMs) : measuredMs;
  const takeMs = dispatchMs / plan.tasks;
  const cheap = Math.floor((leastDispatch * kernelMs) / takeMs);
  const tasks = Math.min(plan.tasks, Math.max(cheap, leastTasksEach * processors));
  const grain = Math.ceil(plan.items / tasks);
  if (grain <= plan.grain) return [];
  const cores = Math.min(processors, capacity(plan, environment));
  const busyMs = (kernelMs + takeMs * tasks) / cores;
  // All but the busiest processor's time in tasks stays.
  const restMs = Math.max(0, wallMs - largestComputeMs - dispatchMs / processors);
  const tailMs = kernelMs / tasks / 2;
  const predictedMs = restMs + busyMs + tailMs;
  return [{ cause: 'transfer', change: { grain }, processors, predictedMs }];
}

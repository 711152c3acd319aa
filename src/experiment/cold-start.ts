// What it takes to start a team from nothing: measured apart from every sample, and only where it was asked for.

import { Failure } from '../contract/failure.ts';
import { makeJob } from './job.ts';
import type { Arrays } from '../contract/array.ts';
import type { Backend } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { Plan } from '../record/plan.ts';
import type { ColdStart } from '../record/run-record.ts';

/**
 * Opens teams of every processor count in turn, `plan.coldStarts` times, each after all that was warm has
 * ended. Rejects as `open` does.
 */
export async function measureColdStarts(
  workload: Workload,
  plan: Plan,
  backend: Backend,
  data: Arrays,
  signal: AbortSignal,
): Promise<readonly ColdStart[]> {
  const rounds = backend.cool ? (plan.coldStarts ?? 0) : 0;
  const starts: ColdStart[] = [];
  const job = makeJob(workload, plan, plan.kernel, data);
  for (let round = 0; round < rounds; round++) {
    for (const processors of plan.processors) {
      await backend.cool?.();
      if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
      const sinceMs = performance.now();
      const team = await backend.open(job, processors, signal);
      const wallMs = performance.now() - sinceMs;
      const { startMs, compileMs, placeMs } = team.setUp;
      await team.close();
      starts.push({ round, processors, wallMs, startMs, compileMs, placeMs });
    }
  }
  return starts;
}

// How fast one worker is right now: a short computation, timed and thrown away.

import { makeJob, planSettings, runProgram } from './job.ts';
import type { ExperimentInput } from './experiment-input.ts';
import { makeData } from './timed-run.ts';

/** Runs that are timed, after one that is not. */
const runs = 3;

/** The shortest of a few runs of the plan on one processor, in ms. Rejects with a `Failure`. */
export async function probe(input: ExperimentInput, signal: AbortSignal): Promise<number> {
  const { plan, workload } = input;
  const { arrays } = await makeData(input);
  const team = await input.backend.open(makeJob(workload, plan, plan.kernel, arrays), 1, signal);
  const none = (): void => undefined;
  let bestMs = Number.POSITIVE_INFINITY;
  try {
    for (let run = 0; run <= runs; run++) {
      const made = await runProgram(workload, plan, team, planSettings(plan, 1), signal, none);
      if (run > 0) bestMs = Math.min(bestMs, made.wallMs);
    }
  } finally {
    await team.close();
  }
  return bestMs;
}

// One timed run of an experiment, verified after the clock has stopped.

import { planSettings, resultKernel, runProgram } from './job.ts';
import { JobData } from './job-data.ts';
import { keepableSpans } from './kept-spans.ts';
import { watchedRun } from './watched-run.ts';
import type { Baseline } from './baseline.ts';
import type { ExperimentInput } from './experiment-input.ts';
import type { TimedSample } from './kept-spans.ts';
import type { Arrays } from '../contract/array.ts';
import type { Team } from '../contract/backend.ts';
import type { KnownCosts } from '../pipeline/balance.ts';
import type { RunTrace } from '../pipeline/run-trace.ts';
import type { Plan } from '../record/plan.ts';
import type { Message } from '../words/message.ts';

/** An experiment under way. */
export interface Experiment extends ExperimentInput {
  /** What the program reads. */
  readonly data: JobData;
  /** Runs that were thrown away and made again. */
  readonly repeats: readonly Message[];
  readonly noteRepeat: (note: Message) => void;
  /** What tasks cost, where the plan balances chunks by it and the warm-up has shown it. */
  readonly costs?: KnownCosts;
}

export type TimedRun = Omit<TimedSample, 'round' | 'processors'> &
  Pick<RunTrace, 'stageEnds'> & { readonly output: Arrays };

/** What the program reads: a file, or what the seed makes. */
export async function makeData({
  plan,
  workload,
  readFile,
  desk,
}: ExperimentInput): Promise<JobData> {
  const made = readFile?.() ?? desk.makeInput(workload, plan.parameters, plan.seed);
  return new JobData(await made, plan, desk);
}

/** Runs the plan once on `processors` of the team; by the schedule and grain of `plan`, which may be another's. */
export async function timeRun(
  input: Experiment,
  baseline: Baseline,
  team: Team,
  processors: number,
  signal: AbortSignal,
  plan: Plan = input.plan,
): Promise<TimedRun> {
  const { workload } = input;
  await input.drawn();
  const sinceMs = team.clock.now();
  const settings = {
    ...planSettings(plan, processors),
    ...(input.costs && { costs: input.costs }),
  };
  const trace = await watchedRun(plan, () =>
    runProgram(workload, plan, team, settings, signal, input.noteRepeat),
  );
  if (!(trace.wallMs > 0)) await input.requireClock();
  const hidden = input.wasHidden(sinceMs);
  const { output, verdict } = await baseline.verify(team, processors, resultKernel(plan));
  const spans = keepableSpans(trace.spans, plan.processors.length);
  return { ...trace, activities: trace.totals, spans, hidden, verdict, output };
}

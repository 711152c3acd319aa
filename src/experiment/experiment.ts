// ONE experiment: reference, baseline, warm-up, interleaved rounds, every run verified; leaves the facts.

import { runProgram, makeJob, planSettings, verify, wholeRange } from './job.ts';
import { baselineVisit, makeOrder } from './order.ts';
import { openBaseline } from './baseline.ts';
import { tellTint, watchTint } from './tint.ts';
import { ProgressMeter } from './progress.ts';
import { nearestMedianSpans } from './kept-spans.ts';
import { recordSchema } from '../record/run-record.ts';
import type { Baseline, ReferenceStore } from './baseline.ts';
import type { TimedSample } from './kept-spans.ts';
import type { Listener } from './progress.ts';
import type { Arrays } from '../contract/array.ts';
import type { Backend, Team } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { Environment } from '../record/environment.ts';
import type { Plan } from '../record/plan.ts';
import type { BaselineSample, RunFacts } from '../record/run-record.ts';

export interface ExperimentInput {
  readonly plan: Plan;
  readonly workload: Workload;
  readonly backend: Backend;
  readonly serial: Backend;
  readonly references: ReferenceStore;
  /** The environment as it is now, with the WASM build in use. */
  readonly environment: (variant: string | undefined) => Environment;
  /** Whether the page was hidden at any time since `sinceMs` of the team's clock. */
  readonly wasHidden: (sinceMs: number) => boolean;
  readonly listen: Listener;
  readonly id: string;
  readonly createdAt: string;
}

interface Measured {
  readonly samples: readonly TimedSample[];
  readonly baselineSamples: readonly BaselineSample[];
  readonly warmUp: RunFacts['warmUp'];
  readonly order: RunFacts['order'];
  readonly output: Arrays;
}

/** Runs the experiment. Rejects with a `Failure` where it cannot go on or `signal` aborts. */
export async function runExperiment(
  input: ExperimentInput,
  signal: AbortSignal,
): Promise<RunFacts> {
  const { plan, workload, listen } = input;
  const meter = new ProgressMeter(plan, listen);
  listen({ kind: 'started', plan });
  listen({ kind: 'step', step: 'reference' });
  const arrays = workload.input(plan.parameters, plan.seed);
  const { serial, references } = input;
  const baseline = await openBaseline(workload, plan, serial, arrays, references, signal);
  let team: Team | undefined;
  try {
    const candidateMs = baseline.candidates.map(({ warmUpMs }) => warmUpMs);
    meter.reference(
      candidateMs.reduce((sum, ms) => sum + ms, 0),
      Math.min(...candidateMs),
    );
    listen({ kind: 'step', step: 'set-up' });
    const widest = plan.processors[plan.processors.length - 1] ?? 1;
    team = await input.backend.open(makeJob(workload, plan, plan.kernel, arrays), widest, signal);
    const measured = await measure(input, baseline, team, meter, signal);
    return makeFacts(input, baseline, team, measured);
  } finally {
    await baseline.team.close();
    await team?.close();
  }
}

async function measure(
  input: ExperimentInput,
  baseline: Baseline,
  team: Team,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<Measured> {
  const { plan, listen } = input;
  listen({ kind: 'step', step: 'warm-up' });
  const warmUp: { processors: number; wallMs: number }[] = [];
  let output: Arrays = {};
  for (const processors of [...plan.processors].reverse()) {
    const watch = watchTint(team, plan, listen);
    const run = await timeRun(input, baseline, team, processors, signal).finally(() => {
      watch.stop();
    });
    warmUp.push({ processors, wallMs: run.wallMs });
    meter.run(run.wallMs, 0, processors);
    if (warmUp.length > 1) continue;
    listen({
      kind: 'picture',
      picture: input.workload.depict(plan.parameters, run.output, plan.seed),
    });
  }
  listen({ kind: 'step', step: 'rounds' });
  const order = makeOrder(plan.processors, plan.samples, plan.seed);
  const samples: TimedSample[] = [];
  const baselineSamples: BaselineSample[] = [];
  for (const [round, visits] of order.entries()) {
    for (const visit of visits) {
      if (visit === baselineVisit) {
        const sample = await timeBaseline(input, baseline, round, signal);
        baselineSamples.push(sample);
        meter.run(sample.wallMs, round + 1, visit);
        continue;
      }
      const sample = await timeRun(input, baseline, team, visit, signal);
      output = sample.output;
      samples.push({ ...sample, round, processors: visit });
      tellTint(team, plan, listen);
      listen({ kind: 'sample', processors: visit, wallMs: sample.wallMs, ok: sample.verdict.ok });
      meter.run(sample.wallMs, round + 1, visit);
    }
  }
  return { samples, baselineSamples, warmUp, order, output };
}

/** One timed run on the team, verified after the clock has stopped. */
async function timeRun(
  input: ExperimentInput,
  baseline: Baseline,
  team: Team,
  processors: number,
  signal: AbortSignal,
): Promise<Omit<TimedSample, 'round' | 'processors'> & { readonly output: Arrays }> {
  const { plan, workload } = input;
  const sinceMs = team.clock.now();
  const trace = await runProgram(workload, plan, team, planSettings(plan, processors), signal);
  const hidden = input.wasHidden(sinceMs);
  const { output, verdict } = await verify(workload, plan, team, baseline.expected, plan.kernel);
  const { wallMs, totals: activities, spans, incidents } = trace;
  return { wallMs, activities, spans, hidden, incidents, verdict, output };
}

async function timeBaseline(
  input: ExperimentInput,
  baseline: Baseline,
  round: number,
  signal: AbortSignal,
): Promise<BaselineSample> {
  const { plan, workload } = input;
  const { team, expected, kernel } = baseline;
  const sinceMs = team.clock.now();
  const { wallMs } = await runProgram(workload, plan, team, wholeRange, signal);
  const hidden = input.wasHidden(sinceMs);
  const { verdict } = await verify(workload, plan, team, expected, kernel);
  return { round, wallMs, hidden, verdict };
}

function makeFacts(
  input: ExperimentInput,
  baseline: Baseline,
  team: Team,
  measured: Measured,
): RunFacts {
  const { plan, workload } = input;
  const notes = [...baseline.notes, ...(team.notes ?? [])];
  return {
    schema: recordSchema,
    id: input.id,
    createdAt: input.createdAt,
    plan,
    environment: input.environment(team.variant ?? baseline.variant),
    setUp: team.setUp,
    warmUp: measured.warmUp,
    order: measured.order,
    baselineKernel: baseline.kernel,
    candidates: baseline.candidates,
    baselineSamples: measured.baselineSamples,
    samples: measured.samples.map(
      ({ round, processors, wallMs, activities, hidden, incidents, verdict }) => ({
        round,
        processors,
        wallMs,
        activities,
        hidden,
        ...(incidents && incidents.length > 0 ? { incidents } : {}),
        verdict,
      }),
    ),
    spans: nearestMedianSpans(measured.samples),
    ...(notes.length > 0 ? { notes } : {}),
    result: workload.summary(plan.parameters, measured.output),
  };
}

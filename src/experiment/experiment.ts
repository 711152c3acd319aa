// ONE experiment: reference, baseline, warm-up, interleaved rounds, every run verified; leaves the facts.

import { recordedRun } from '../replay/recorded-run.ts';
import { runTraffic } from '../pipeline/traffic.ts';
import { runProgram, makeJob, parametersOn, wholeRange } from './job.ts';
import { makeOrder } from './order.ts';
import { openBaseline } from './baseline.ts';
import { tellTint, watchTint } from './tint.ts';
import { measureColdStarts } from './cold-start.ts';
import { CoreProbes } from './core-probes.ts';
import { MilestoneLines } from './milestone-lines.ts';
import { ProgressMeter } from './progress.ts';
import { makeFacts, some } from './facts.ts';
import { makeData, timeRun } from './timed-run.ts';
import { watchedRun } from './watched-run.ts';
import { besideGpu, visitsOf } from './visits.ts';
import type { Visit } from '../record/visit.ts';
import type { Baseline } from './baseline.ts';
import type { ExperimentInput } from './experiment-input.ts';
import type { Measured } from './facts.ts';
import type { TimedSample } from './kept-spans.ts';
import type { Experiment } from './timed-run.ts';
import type { Team } from '../contract/backend.ts';
import type { KnownCosts } from '../pipeline/balance.ts';
import type { Picture } from '../contract/picture.ts';
import type { Message } from '../words/message.ts';
import type { BaselineSample, RunFacts, WithoutGpuSample } from '../record/run-record.ts';

/** Runs the experiment. Rejects with a `Failure` where it cannot go on or `signal` aborts. */
export async function runExperiment(
  given: ExperimentInput,
  signal: AbortSignal,
): Promise<RunFacts> {
  const repeats: Message[] = [];
  const noteRepeat = (note: Message): void => void repeats.push(note);
  const { plan, workload, listen } = given;
  const meter = new ProgressMeter(plan, listen);
  listen({ kind: 'started', plan });
  listen({ kind: 'step', step: 'reference' });
  const data = await makeData(given);
  const input: Experiment = { ...given, data, repeats, noteRepeat };
  const { serial, references } = input;
  const baseline = await openBaseline(workload, plan, serial, data, references, signal);
  let team: Team | undefined;
  try {
    const { candidates } = baseline;
    const ranMs = candidates.flatMap(({ warmUpMs, earlierMs = [] }) => [warmUpMs, ...earlierMs]);
    meter.reference(
      ranMs.reduce((sum, ms) => sum + ms, 0),
      Math.min(...candidates.map(({ warmUpMs }) => warmUpMs)),
    );
    listen({ kind: 'step', step: 'set-up' });
    const widest = plan.processors[plan.processors.length - 1] ?? 1;
    const coldStarts = await measureColdStarts(workload, plan, input.backend, data.arrays, signal);
    team = await input.backend.open(
      makeJob(workload, plan, plan.kernel, data.arrays),
      widest,
      signal,
    );
    const measured = await measure(input, baseline, team, meter, signal);
    return makeFacts(input, input.repeats, baseline, team, { ...measured, coldStarts });
  } finally {
    await baseline.team.close();
    await team?.close();
  }
}

async function measure(
  given: Experiment,
  baseline: Baseline,
  team: Team,
  meter: ProgressMeter,
  signal: AbortSignal,
): Promise<Measured> {
  const { plan, workload, listen } = given;
  let input = given;
  listen({ kind: 'step', step: 'warm-up' });
  const warmUp: { processors: number; wallMs: number }[] = [];
  let traffic: Measured['traffic'] = [];
  let pictures: readonly Picture[] = [];
  const beside = besideGpu(plan);
  for (const processors of [...plan.processors].reverse()) {
    if (team.withoutGpu && beside.includes(processors)) {
      const { wallMs } = await timeRun(input, baseline, team.withoutGpu, processors - 1, signal);
      meter.run(wallMs, 0, { kind: 'without-gpu', processors });
    }
    const watch = watchTint(team, plan, listen);
    const run = await timeRun(input, baseline, team, processors, signal).finally(() => {
      watch.stop();
    });
    warmUp.push({ processors, wallMs: run.wallMs });
    // One processor comes last: its tasks have no others beside them.
    if (plan.balance === 'cost' && processors === 1)
      input = { ...given, costs: costsOf(run.spans) };
    meter.run(run.wallMs, 0, { kind: 'team', processors });
    if (warmUp.length > 1) continue;
    const parameters = parametersOn(workload, plan, processors);
    const stages = run.stageEnds.map(({ stage }) => stage);
    traffic = await runTraffic(stages, workload.arrays(parameters), team);
    const { desk, data } = input;
    pictures = await desk.depict(workload, parameters, run.output, plan.seed, data.arrays);
    listen({ kind: 'pictures', pictures });
  }
  listen({ kind: 'step', step: 'rounds' });
  const order = makeOrder(visitsOf(plan), plan.samples, plan.seed);
  const milestones = new MilestoneLines(workload.milestones);
  const none = { samples: [], baselineSamples: [], withoutGpu: [], result: {} };
  const taken: Taken = { ...none, milestones };
  const probes = new CoreProbes(input, roundMs(baseline, warmUp) * plan.samples);
  for (const [round, visits] of order.entries()) {
    await probes.before(round);
    for (const visit of visits) {
      const wallMs = await takeSample(input, baseline, team, visit, round, taken, signal);
      meter.run(wallMs, round + 1, visit);
    }
  }
  await probes.before(order.length);
  pictures = [...pictures, ...milestones.pictures()];
  listen({ kind: 'pictures', pictures });
  return { ...taken, warmUp, order, coreProbes: probes.made, traffic, pictures };
}

/** What a round will take, by the warm-up. */
function roundMs({ candidates }: Baseline, warmUp: RunFacts['warmUp']): number {
  const baselineMs = Math.min(...candidates.map(({ warmUpMs }) => warmUpMs));
  return warmUp.reduce((sum, { wallMs }) => sum + wallMs, baselineMs);
}

/** What the tasks of a run cost, by the stage and pass that they belong to. */
function costsOf(spans: TimedSample['spans']): KnownCosts {
  const { passes } = recordedRun(spans);
  return (stage, serial) =>
    passes.find((pass) => pass.stage === stage && pass.serial === serial)?.taskMs;
}

/** What was measured so far. */
interface Taken {
  readonly samples: TimedSample[];
  readonly baselineSamples: BaselineSample[];
  readonly withoutGpu: WithoutGpuSample[];
  readonly milestones: MilestoneLines;
  result: RunFacts['result'];
}

/** Makes a visit; returns the run's time. */
async function takeSample(
  input: Experiment,
  baseline: Baseline,
  team: Team,
  visit: Visit,
  round: number,
  taken: Taken,
  signal: AbortSignal,
): Promise<number> {
  const { plan, listen } = input;
  if (visit.kind === 'baseline') {
    const sample = await timeBaseline(input, baseline, round, signal);
    taken.baselineSamples.push(sample);
    return sample.wallMs;
  }
  const { processors } = visit;
  if (visit.kind === 'without-gpu') {
    // Only a team that has one is visited so.
    const run = await timeRun(input, baseline, team.withoutGpu as Team, processors - 1, signal);
    const { wallMs, hidden, incidents, verdict } = run;
    const sample = { round, processors, wallMs, hidden, verdict };
    taken.withoutGpu.push({ ...sample, ...some(incidents) });
    return wallMs;
  }
  const sample = await timeRun(input, baseline, team, processors, signal);
  const { wallMs, verdict } = sample;
  // At once: the next run may write where this one's output lies.
  if (round === plan.samples - 1) {
    const parameters = parametersOn(input.workload, plan, processors);
    taken.result = await input.desk.summarise(input.workload, parameters, sample.output);
    taken.milestones.add(processors, sample.stageEnds, sample.output);
  }
  taken.samples.push({ ...sample, round, processors });
  tellTint(team, plan, listen);
  listen({ kind: 'sample', processors, wallMs, ok: verdict.ok });
  return wallMs;
}

async function timeBaseline(
  input: Experiment,
  baseline: Baseline,
  round: number,
  signal: AbortSignal,
): Promise<BaselineSample> {
  const { plan, workload } = input;
  const { team, kernel } = baseline;
  await input.drawn();
  const sinceMs = team.clock.now();
  const { wallMs, incidents } = await watchedRun(plan, () =>
    runProgram(workload, plan, team, wholeRange, signal, input.noteRepeat),
  );
  if (!(wallMs > 0)) await input.requireClock();
  const hidden = input.wasHidden(sinceMs);
  const { verdict } = await baseline.verify(team, 1, kernel);
  return { round, wallMs, hidden, ...some(incidents), verdict };
}

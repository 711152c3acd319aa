// The facts that an experiment leaves.

import { nearestMedianSpans } from './kept-spans.ts';
import { studySchema } from '../record/study-head.ts';
import { thumbnail } from './thumbnail.ts';
import type { Baseline } from './baseline.ts';
import type { ExperimentInput } from './experiment-input.ts';
import type { TimedSample } from './kept-spans.ts';
import type { Team } from '../contract/backend.ts';
import type { Picture } from '../contract/picture.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';
import type { Message } from '../words/message.ts';
import type {
  BaselineSample,
  ColdStart,
  CoreProbe,
  RunFacts,
  WithoutGpuSample,
} from '../record/run-record.ts';

/** What an experiment measured. */
export interface Measured {
  readonly samples: readonly TimedSample[];
  readonly baselineSamples: readonly BaselineSample[];
  readonly withoutGpu: readonly WithoutGpuSample[];
  readonly warmUp: RunFacts['warmUp'];
  readonly order: RunFacts['order'];
  readonly coreProbes: readonly CoreProbe[];
  readonly result: RunFacts['result'];
  readonly traffic: readonly StageTraffic[];
  readonly pictures: readonly Picture[];
}

/** All facts; `repeats` says which runs were thrown away and made again. */
export function makeFacts(
  input: ExperimentInput,
  repeats: readonly Message[],
  baseline: Baseline,
  team: Team,
  measured: Measured & { readonly coldStarts: readonly ColdStart[] },
): RunFacts {
  const plan = { ...input.plan, work: workDone(input, measured.result) };
  const notes = [...baseline.notes, ...(team.notes ?? []), ...repeats];
  return {
    schema: studySchema,
    kind: 'run',
    id: input.id,
    createdAt: input.createdAt,
    config: input.config,
    plan,
    environment: input.environment(team.variant ?? baseline.variant),
    setUp: team.setUp,
    warmUp: measured.warmUp,
    order: measured.order,
    ...(measured.coreProbes.length > 0 ? { coreProbes: measured.coreProbes } : {}),
    baselineKernel: baseline.kernel,
    candidates: baseline.candidates,
    baselineSamples: measured.baselineSamples,
    samples: measured.samples.map(
      ({ round, processors, wallMs, activities, hidden, incidents, tasks, verdict }) => ({
        round,
        processors,
        wallMs,
        activities,
        hidden,
        ...some(incidents),
        ...(tasks ? { tasks } : {}),
        verdict,
      }),
    ),
    ...(measured.withoutGpu.length > 0 ? { withoutGpu: measured.withoutGpu } : {}),
    spans: nearestMedianSpans(measured.samples),
    traffic: measured.traffic,
    pictures: measured.pictures.map(thumbnail),
    ...(measured.coldStarts.length > 0 ? { coldStarts: measured.coldStarts } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    result: measured.result,
  };
}

/** The work that was done, as the result tells it. */
function workDone({ plan, workload }: ExperimentInput, result: RunFacts['result']): number {
  const done = workload.work(plan.parameters, result);
  return Number.isFinite(done) ? done : plan.work;
}

/** Incidents where there were any: a sample without them has no such field. */
export function some(incidents: readonly Message[] | undefined): {
  incidents?: readonly Message[];
} {
  return incidents && incidents.length > 0 ? { incidents } : {};
}

// What should make a reader careful with a record, each with advice in its sentence.

import { findOutliers } from '../laws/outliers.ts';
import { areThreads, usesGpu } from '../contract/team-traits.ts';
import { capacity, coresOf } from './amdahl-fit.ts';
import { fewestRounds } from './counts.ts';
import { idleProcessors } from './idle-processors.ts';
import { busyCores, driftOf, stalls } from './stability/machine-signs.ts';
import { noSerialTask } from './no-serial-task.ts';
import type { CountedPoint } from './counts.ts';
import type { RunFacts } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

/** A timed unit lasts at least this many steps of the clock. */
const fewestClockSteps = 100;

/** All warnings of a record, the weightiest first. */
export function findWarnings(facts: RunFacts, counts: readonly CountedPoint[]): readonly Message[] {
  return [
    ...(facts.notes ?? []),
    ...hiddenSamples(facts),
    ...disturbedSamples(facts),
    ...fewSamples(facts, counts),
    ...beyondCores(facts),
    ...idleProcessors(facts.plan),
    ...noSerialTask(facts.plan),
    ...softwareAdapter(facts),
    ...firstGpuRun(facts),
    ...notIsolated(facts),
    ...shortSamples(facts, counts),
    ...outliers(facts, counts),
    ...coresTaken(facts),
    ...drift(facts, counts),
  ];
}

/** Samples in which workers were lost, and samples in which nothing ran for a while. */
function disturbedSamples(facts: RunFacts): readonly Message[] {
  const disturbed = facts.samples.flatMap(({ incidents = [] }) => {
    const lost = incidents.filter(({ key }) => key !== 'incident.stalled').length;
    return lost > 0 ? [lost] : [];
  });
  const incidents = disturbed.reduce((sum, count) => sum + count, 0);
  const stalled = stalls(facts).map(({ samples, longestMs }): Message => ({
    key: 'warning.stalled',
    values: { samples, longestMs },
  }));
  if (incidents === 0) return stalled;
  const values = { samples: disturbed.length, incidents };
  return [{ key: 'warning.disturbed', values }, ...stalled];
}

function hiddenSamples({ samples, baselineSamples }: RunFacts): readonly Message[] {
  const hidden = [...samples, ...baselineSamples].filter((sample) => sample.hidden).length;
  return hidden > 0 ? [{ key: 'warning.hidden', values: { samples: hidden } }] : [];
}

function fewSamples({ plan }: RunFacts, counts: readonly CountedPoint[]): readonly Message[] {
  const samples = Math.min(plan.samples, ...counts.map((count) => count.samples.length));
  return samples < fewestRounds ? [{ key: 'warning.few-samples', values: { samples } }] : [];
}

function beyondCores({ plan, environment }: RunFacts): readonly Message[] {
  const cores = coresOf(environment);
  if (cores === null) return [];
  const processors = plan.processors.filter((n) => n > capacity(plan, environment));
  const measured = environment.capacity !== undefined;
  return processors.length > 0
    ? [{ key: 'warning.beyond-cores', values: { processors, cores, measured } }]
    : [];
}

function softwareAdapter({ environment }: RunFacts): readonly Message[] {
  if (!environment.softwareAdapter) return [];
  return [{ key: 'warning.software-gpu', values: { adapter: environment.adapter ?? '' } }];
}

/** Compiling takes no longer where the GPU's programs were compiled before. */
const compiledBeforeMs = 5;

function firstGpuRun({ plan, setUp }: RunFacts): readonly Message[] {
  if (!usesGpu(plan.team) || setUp.compileMs <= compiledBeforeMs) return [];
  return [{ key: 'warning.first-gpu-run', values: { compileMs: setUp.compileMs } }];
}

function notIsolated({ plan, environment }: RunFacts): readonly Message[] {
  if (!areThreads(plan.team) || environment.crossOriginIsolated) return [];
  return [{ key: 'warning.not-isolated', values: {} }];
}

function shortSamples(
  { plan, environment }: RunFacts,
  counts: readonly CountedPoint[],
): readonly Message[] {
  const [shortest] = counts.toSorted((a, b) => a.medianMs - b.medianMs);
  const resolutionMs = environment.clockResolutionMs;
  if (!shortest || shortest.medianMs >= fewestClockSteps * resolutionMs) return [];
  const { medianMs, processors } = shortest;
  const { noun } = plan.team;
  return [{ key: 'warning.short-samples', values: { medianMs, resolutionMs, processors, noun } }];
}

function outliers(
  { plan, environment }: RunFacts,
  counts: readonly CountedPoint[],
): readonly Message[] {
  return counts.flatMap(({ processors, samples }): readonly Message[] => {
    const times = samples.map(({ wallMs }) => wallMs);
    const count = findOutliers(times, environment.clockResolutionMs).length;
    if (count === 0) return [];
    const values = { processors, count, samples: times.length, noun: plan.team.noun };
    return [{ key: 'warning.outliers', values }];
  });
}

/** A change between the halves of the rounds, over all usable counts at once. */
function drift({ plan }: RunFacts, counts: readonly CountedPoint[]): readonly Message[] {
  const found = driftOf(
    counts.filter(({ usable }) => usable),
    plan.samples,
  );
  return found.map(({ percent }) => ({ key: 'warning.drift', values: { percent } }));
}

/** What took cores for a while; where it took them most of the time, the finding says so. */
function coresTaken({ coreProbes = [] }: RunFacts): readonly Message[] {
  const busy = busyCores(coreProbes);
  if (!busy || busy.mostly) return [];
  const { cores, given } = busy.taken;
  return [{ key: 'warning.cores-taken', values: { cores, given } }];
}

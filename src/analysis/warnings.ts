// What should make a reader careful with a record, each with advice in its sentence.

import { median, medianInterval } from '../laws/median.ts';
import { findOutliers } from '../laws/outliers.ts';
import { usesGpu } from '../record/plan.ts';
import { capacity, coresOf } from './amdahl-fit.ts';
import { fewestRounds } from './counts.ts';
import { idleProcessors } from './idle-processors.ts';
import { processorNoun } from './processor-noun.ts';
import type { CountedPoint } from './counts.ts';
import type { RunFacts } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

/** A timed unit lasts at least this many steps of the clock. */
const fewestClockSteps = 100;
/** A change between halves below this share is not worth a word. */
const leastDrift = 0.03;

/** All warnings of a record, the weightiest first. */
export function findWarnings(facts: RunFacts, counts: readonly CountedPoint[]): readonly Message[] {
  return [
    ...(facts.notes ?? []),
    ...hiddenSamples(facts),
    ...disturbedSamples(facts),
    ...fewSamples(facts, counts),
    ...beyondCores(facts),
    ...idleProcessors(facts.plan),
    ...softwareAdapter(facts),
    ...firstGpuRun(facts),
    ...notIsolated(facts),
    ...shortSamples(facts, counts),
    ...outliers(facts, counts),
    ...drift(facts, counts),
  ];
}

function disturbedSamples({ samples }: RunFacts): readonly Message[] {
  const disturbed = samples.flatMap(({ incidents }) => (incidents ? [incidents.length] : []));
  if (disturbed.length === 0) return [];
  const incidents = disturbed.reduce((sum, count) => sum + count, 0);
  return [{ key: 'warning.disturbed', values: { samples: disturbed.length, incidents } }];
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
  if (!usesGpu(plan) || setUp.compileMs <= compiledBeforeMs) return [];
  return [{ key: 'warning.first-gpu-run', values: { compileMs: setUp.compileMs } }];
}

function notIsolated({ plan, environment }: RunFacts): readonly Message[] {
  if (plan.backend !== 'workers' || environment.crossOriginIsolated) return [];
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
  const noun = processorNoun(plan);
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
    const values = { processors, count, samples: times.length, noun: processorNoun(plan) };
    return [{ key: 'warning.outliers', values }];
  });
}

/**
 * A change between the first and the second half of the rounds, over all usable counts at once: each time is
 * divided by its count's median. Said only where the intervals of the halves' medians are apart.
 */
function drift({ plan }: RunFacts, counts: readonly CountedPoint[]): readonly Message[] {
  const halves = [0, 1].map((half) =>
    counts
      .filter(({ usable }) => usable)
      .flatMap(({ samples, medianMs }) =>
        samples
          .filter(({ round }) => Math.floor((2 * round) / plan.samples) === half)
          .map(({ wallMs }) => wallMs / medianMs),
      ),
  );
  const [before, after] = halves.map(medianInterval);
  if (plan.samples < fewestRounds || !before || !after) return [];
  if (before.low <= after.high && after.low <= before.high) return [];
  const change = median(halves[1] ?? []) / median(halves[0] ?? []) - 1;
  if (Math.abs(change) < leastDrift) return [];
  return [{ key: 'warning.drift', values: { percent: 100 * change } }];
}

// Signs of a machine that did something else meanwhile, other than samples that disagree.

import { median } from '../../laws/median.ts';
import { findOutliers } from '../../laws/outliers.ts';
import type { CoreProbe, RunFacts } from '../../record/run-record.ts';
import type { CoresTaken, Drift, FarSamples, Stalls } from '../../record/stability.ts';

/** Cores that are missing in a probe before it counts: threads of the system and the page's drawing take less. */
const leastMissing = 0.4;
/** From this share of the probes on, most of what was measured had less than the machine. */
const mostly = 1 / 3;
/** A single look may have met a moment of something else. */
const fewestBusy = 2;

/** Series of samples by round. */
interface Rounds {
  readonly samples: readonly { readonly round: number; readonly wallMs: number }[];
}

/** Cores that something else took; undefined where none was missing. */
export function busyCores(
  probes: readonly CoreProbe[],
): { readonly taken: CoresTaken; readonly mostly: boolean } | undefined {
  const busy = probes.filter(({ cores, given }) => cores - given > leastMissing);
  const [first] = busy;
  if (!first) return undefined;
  const given = busy.reduce((sum, probe) => sum + probe.given, 0) / busy.length;
  const taken: CoresTaken = { kind: 'cores', cores: first.cores, given };
  return { taken, mostly: busy.length >= fewestBusy && busy.length > mostly * probes.length };
}

/** Below that a change is not worth a word. */
const leastDrift = 0.05;
/** Two sides of 1 in 1,000 of Student's distribution, by degrees of freedom from 4 on (Fisher and Yates, table III). */
const certain = [
  8.61, 6.869, 5.959, 5.408, 5.041, 4.781, 4.587, 4.437, 4.318, 4.221, 4.14,
] as const;
const certainOfMany = 3.9;
const fewestRounds = 6;

/**
 * A change between the earlier and the later half of `rounds` rounds. A round is one value, the mean over all series of
 * the logarithm of time over median: what disturbs a round disturbs all of its samples.
 */
export function driftOf(series: readonly Rounds[], rounds: number): readonly Drift[] {
  const values = Array.from({ length: rounds }, (_, round) => roundMean(series, round));
  const middle = rounds / 2;
  const early = values.filter((value, round) => !Number.isNaN(value) && round < Math.floor(middle));
  const late = values.filter((value, round) => !Number.isNaN(value) && round >= Math.ceil(middle));
  const freedom = early.length + late.length - 2;
  if (rounds < fewestRounds || freedom < 4) return [];
  const change = mean(late) - mean(early);
  const variance = (squaresOf(early) + squaresOf(late)) / freedom;
  const error = Math.sqrt(variance * (1 / early.length + 1 / late.length));
  if (Math.abs(change) <= (certain[freedom - 4] ?? certainOfMany) * error) return [];
  const percent = 100 * Math.expm1(change);
  return Math.abs(percent) < 100 * leastDrift ? [] : [{ kind: 'drift', percent }];
}

function roundMean(series: readonly Rounds[], round: number): number {
  const logs = series.flatMap(({ samples }) => {
    const sample = samples.find((one) => one.round === round);
    const middleMs = median(samples.map(({ wallMs }) => wallMs));
    return sample ? [Math.log(sample.wallMs / middleMs)] : [];
  });
  return mean(logs);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squaresOf(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}

/** Samples that took this many times as long as the median of theirs are far. */
const farTimes = 1.5;
/** What takes less has a cause in any machine. */
const farMs = 5;

/** Single samples that something held up. */
export function farSamples(series: readonly Rounds[], stepMs: number): readonly FarSamples[] {
  const samples = series.flatMap((one) => {
    const times = one.samples.map(({ wallMs }) => wallMs);
    const middleMs = median(times);
    const longMs = Math.max(farTimes * middleMs, middleMs + farMs);
    return findOutliers(times, stepMs).filter((index) => (times[index] ?? 0) > longMs);
  }).length;
  return samples > 0 ? [{ kind: 'far-samples', samples }] : [];
}

/** Samples in which nothing ran for a while. */
export function stalls({ samples, baselineSamples }: RunFacts): readonly Stalls[] {
  const gaps = [...samples, ...baselineSamples].flatMap(({ incidents = [] }) => {
    const ms = incidents.flatMap((one) => (one.key === 'incident.stalled' ? [one.values.ms] : []));
    return ms.length > 0 ? [Math.max(...ms)] : [];
  });
  if (gaps.length === 0) return [];
  return [{ kind: 'stalls', samples: gaps.length, longestMs: Math.max(...gaps) }];
}

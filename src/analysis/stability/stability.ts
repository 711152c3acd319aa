// Whether the samples of a record agree. The rule and its thresholds were found by simulation: docs/measurement.md
// has the false alarms and the misses, `stability-simulation.test.ts` holds them.

import { largestSpread, pooledSpread, relativeSpread } from '../../laws/spread.ts';
import { splitInTwo } from '../../laws/two-groups.ts';
import { likelyCauses } from './causes.ts';
import { busyCores, driftOf, farSamples, stalls } from './machine-signs.ts';
import type { Counted, CountedPoint } from '../counts.ts';
import type { BaselineSample, Interval, RunFacts } from '../../record/run-record.ts';
import type {
  Disturbance,
  Stability,
  TimesDisagree,
  WideInterval,
} from '../../record/stability.ts';

/** Noise of a quiet machine: the standard deviation of a time, relative to the time. */
const quietNoise = 0.05;
/** How sure it must be that the spread of all samples, and of those of one count, is more than quiet noise. */
const surePooled = 3.3;
const sureOfOne = 3.7;
/** The largest relative standard error that a speedup may have. */
const largestError = 0.054;
/** The standard error of a median of normal noise is this times that of a mean (David and Nagaraja, 2003). */
const medianError = 1.2533;
/** Two groups are apart by that share of a time; few values need more. */
const groupGap = 0.14;
const groupGapOfFew = 0.175;
const few = 9;
/** An interval is too wide beyond this share of the speedup, if it also is beyond half of what is gained or lost. */
const widestOfTimes = 0.35;
const widestOfGain = 0.5;

/** The times of the baseline (0 processors) or of a count. */
interface TimesOf {
  readonly processors: number;
  readonly timesMs: readonly number[];
}

/** A relative speedup with its interval. */
interface SpeedupOf {
  readonly processors: number;
  readonly times: number;
  readonly interval: Interval | null;
}

/** What `stability` looks at. */
interface StabilityInput {
  readonly facts: RunFacts;
  readonly baseline: Counted<BaselineSample>;
  readonly counts: readonly CountedPoint[];
  readonly speedups: readonly SpeedupOf[];
  /** The largest count that the machine has a core for: beyond it times never agree. */
  readonly maxProcessors: number;
}

/** Judges a record by its samples and by what was noticed beside them. */
export function stability(input: StabilityInput): Stability {
  const { facts, baseline, counts, speedups, maxProcessors } = input;
  const within = counts.filter(({ processors, usable }) => usable && processors <= maxProcessors);
  const series = [...(baseline.usable ? [{ processors: 0, ...baseline }] : []), ...within];
  const stepMs = facts.environment.clockResolutionMs;
  const told = speedups.filter(({ processors }) => processors <= maxProcessors);
  const cores = busyCores(facts.coreProbes ?? []);
  const grave: readonly Disturbance[] = [
    ...(cores?.mostly ? [cores.taken] : []),
    ...disagreements(series.map(toTimes), stepMs),
    ...wideIntervals(told),
  ];
  const slight: readonly Disturbance[] = [
    ...(cores && !cores.mostly ? [cores.taken] : []),
    ...driftOf(series, facts.plan.samples),
    ...stalls(facts),
    // Of two groups one is far from the other.
    ...(grave.some(({ kind }) => kind === 'times') ? [] : farSamples(series, stepMs)),
  ];
  const disturbances = [...grave, ...slight];
  if (disturbances.length === 0) return { kind: 'quiet' };
  const kind = grave.length > 0 ? 'too-noisy' : 'busy';
  return { kind, disturbances, causes: likelyCauses(disturbances) };
}

function toTimes({
  processors,
  samples,
}: {
  readonly processors: number;
  readonly samples: readonly { readonly wallMs: number }[];
}): TimesOf {
  return { processors, timesMs: samples.map(({ wallMs }) => wallMs) };
}

/** The series that disagree most; none where all spread as on a quiet machine. `stepMs` is the step of the clock. */
function disagreements(series: readonly TimesOf[], stepMs: number): readonly TimesDisagree[] {
  const judged = series.map((one) => judge(one, stepMs));
  const pooled = pooledSpread(judged.map(({ spread }) => spread));
  const rounds = Math.max(0, ...series.map(({ timesMs }) => timesMs.length));
  const noise = Math.max(quietNoise, ...judged.map((one) => one.noise));
  const allDisagree = pooled.deviation > limit(noise, pooled.freedom, rounds, surePooled);
  const some = judged.filter(
    ({ spread, groups, noise: own }) =>
      groups !== undefined || spread.deviation > limit(own, spread.freedom, rounds, sureOfOne),
  );
  if (some.length === 0 && !allDisagree) return [];
  const worst = (some.length > 0 ? some : judged).reduce((a, b) =>
    b.spread.deviation > a.spread.deviation ? b : a,
  );
  return [worst.disagreement];
}

/** The deviation from which on the error of a speedup is too large and noise is no longer that of a quiet machine. */
function limit(noise: number, freedom: number, rounds: number, sure: number): number {
  if (freedom < 1) return Number.POSITIVE_INFINITY;
  const precise = (largestError * Math.sqrt(rounds)) / (medianError * Math.SQRT2);
  return Math.max(precise, largestSpread(noise, freedom, sure));
}

function judge({ processors, timesMs }: TimesOf, stepMs: number) {
  const spread = relativeSpread(timesMs);
  const sorted = timesMs.toSorted((a, b) => a - b);
  const shortest = sorted[0] ?? Number.NaN;
  // Times that are a few steps of the clock differ by a step.
  const step = stepMs / shortest;
  const groups = splitInTwo(timesMs, (timesMs.length < few ? groupGapOfFew : groupGap) + 2 * step);
  const disagreement: TimesDisagree = {
    kind: 'times',
    processors,
    groups: groups !== undefined,
    fastMs: groups ? middle(groups.low) : shortest,
    slowMs: groups ? middle(groups.high) : (sorted.at(-1) ?? Number.NaN),
  };
  return { spread, groups, disagreement, noise: Math.hypot(quietNoise, step) };
}

function middle(sorted: readonly number[]): number {
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** The widest interval that leaves open what its speedup claims. */
function wideIntervals(speedups: readonly SpeedupOf[]): readonly WideInterval[] {
  const wide = speedups.flatMap(({ processors, times, interval }): readonly WideInterval[] => {
    if (processors === 1 || !interval) return [];
    const [low, high] = interval;
    const most = Math.max(widestOfTimes * times, widestOfGain * Math.abs(times - 1));
    return high - low > most ? [{ kind: 'interval', processors, low, high }] : [];
  });
  return wide.toSorted((a, b) => b.high / b.low - a.high / a.low).slice(0, 1);
}

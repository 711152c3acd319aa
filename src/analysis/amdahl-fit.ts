// Amdahl's law through the measured times, beside the p seen in the spans and the p set by hand.

import { amdahlLimit, fitAmdahl } from '../laws/amdahl.ts';
import { bootstrapInterval, resampledMedian } from '../laws/bootstrap.ts';
import { median } from '../laws/median.ts';
import { fewestRounds } from './counts.ts';
import { areAlike } from '../contract/team-traits.ts';
import type { TimePoint } from '../laws/amdahl.ts';
import type { CountedPoint } from './counts.ts';
import type { Environment } from '../record/environment.ts';
import type { Plan } from '../record/plan.ts';
import type { Activities, AmdahlFit } from '../record/run-record.ts';

/** Cores of the machine: as measured, else as the browser reports them; null where neither is known. */
export function coresOf({ capacity: measured, hardwareConcurrency }: Environment): number | null {
  return measured ?? hardwareConcurrency;
}

/** The largest count the machine can have a core for; a GPU's capacity is what the sweep looks for. */
export function capacity(plan: Plan, environment: Environment): number {
  // Where nothing is known of the machine, nothing is ruled out.
  const cores = plan.waits
    ? Number.POSITIVE_INFINITY
    : (coresOf(environment) ?? Number.POSITIVE_INFINITY);
  switch (plan.team.gpu) {
    case 'all':
      return Number.POSITIVE_INFINITY;
    case 'first':
      return cores + 1;
    case 'none':
      return cores;
  }
}

/**
 * Fits the usable counts up to `maxProcessors`; null under two of them, and where processors are not
 * alike: the law is about equal ones.
 */
export function fitPoints(
  plan: Plan,
  counts: readonly CountedPoint[],
  maxProcessors: number,
): AmdahlFit | null {
  const used = counts.filter(({ processors, usable }) => usable && processors <= maxProcessors);
  if (used.length < 2 || !areAlike(plan.team)) return null;
  const { p, serialMs, parallelMs } = fitAmdahl(
    used.map((count) => toTimePoint(count.processors, count.medianMs)),
  );
  const interval = shareInterval(plan, used);
  const alone = counts.find(({ processors, usable }) => processors === 1 && usable);
  return {
    p,
    interval,
    clipped: interval !== null && (interval[0] <= 0 || interval[1] >= 1),
    serialMs,
    parallelMs,
    limit: p === 1 ? null : amdahlLimit(p),
    points: used.length,
    pFromSpans: middleShare(alone, ({ computeMs, serialComputeMs, decomposeMs, aggregateMs }) => {
      return [computeMs, serialComputeMs + decomposeMs + aggregateMs];
    }),
    pByConstruction:
      plan.serialShare > 0 && plan.serialTasks !== 0
        ? middleShare(alone, ({ computeMs, serialComputeMs }) => [computeMs, serialComputeMs])
        : null,
  };
}

/** Noise grows with the time it disturbs, so a squared residual weighs 1/T^2: relative errors count alike. */
function toTimePoint(processors: number, ms: number): TimePoint {
  return { processors, ms, weight: 1 / ms ** 2 };
}

/** 95 % bootstrap interval by round of p; the fit itself keeps p within [0, 1]. */
function shareInterval(plan: Plan, used: readonly CountedPoint[]): AmdahlFit['interval'] {
  if (used.some(({ samples }) => samples.length < fewestRounds)) return null;
  const interval = bootstrapInterval({ rounds: plan.samples, seed: plan.seed }, (draws) => {
    const points = used.map(({ processors, series }) =>
      toTimePoint(processors, resampledMedian(series, draws)),
    );
    return fitAmdahl(points).p;
  });
  return interval ?? null;
}

/** Median over the samples of parallel / (parallel + serial); null where nothing was measured. */
function middleShare(
  alone: CountedPoint | undefined,
  split: (activities: Activities) => readonly [parallelMs: number, serialMs: number],
): number | null {
  const shares = (alone?.samples ?? []).map(({ activities }) => {
    const [parallelMs, serialMs] = split(activities);
    return parallelMs / (parallelMs + serialMs);
  });
  const share = median(shares);
  return Number.isNaN(share) ? null : share;
}

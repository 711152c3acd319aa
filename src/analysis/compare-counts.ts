// Whether one processor count was faster than another, as far as their samples tell.

import { bootstrapInterval, resampledMedian } from '../laws/bootstrap.ts';
import { fewestRounds } from './counts.ts';
import type { Counted } from './counts.ts';
import type { Plan } from '../record/plan.ts';
import type { Interval } from '../record/run-record.ts';

/** Ratios that no class would tell apart. */
const alike = 1.05;

export interface Compared {
  /** Times as fast as the other. */
  readonly times: number;
  /** 95 % bootstrap interval by round of `times`; null with too few rounds. */
  readonly interval: Interval | null;
  /**
   * `faster` and `slower` only if the interval leaves 1 out, or, with too few rounds for one, if the difference is plain;
   * `alike` if the whole interval is within 5 % of 1; else the times do not tell.
   */
  readonly verdict: 'faster' | 'slower' | 'alike' | 'unclear';
}

type Timed = Pick<Counted<never>, 'series' | 'medianMs'> & { readonly samples: readonly unknown[] };

/** 95 % bootstrap interval by round of T(other)/T(one); null with too few rounds. */
export function ratioInterval(plan: Plan, other: Timed, one: Timed): Interval | null {
  if (Math.min(other.samples.length, one.samples.length) < fewestRounds) return null;
  const settings = { rounds: plan.samples, seed: plan.seed };
  const interval = bootstrapInterval(
    settings,
    (draws) => resampledMedian(other.series, draws) / resampledMedian(one.series, draws),
  );
  return interval ?? null;
}

/** Whether `one` was faster than `other`. */
export function compareCounts(plan: Plan, one: Timed, other: Timed): Compared {
  const times = other.medianMs / one.medianMs;
  const interval = ratioInterval(plan, other, one);
  return { times, interval, verdict: verdictOf(times, interval) };
}

/** A ratio of this size is plain even if few rounds give no interval. */
export const plain = 1.25;

function verdictOf(times: number, interval: Interval | null): Compared['verdict'] {
  if (!interval) {
    if (times >= plain) return 'faster';
    return times <= 1 / plain ? 'slower' : 'unclear';
  }
  const [low, high] = interval;
  if (low > 1 / alike && high < alike) return 'alike';
  if (low > 1) return 'faster';
  return high < 1 ? 'slower' : 'unclear';
}

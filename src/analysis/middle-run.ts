// The run that stands for a processor count: of an odd number of samples the one of median time, of an even number the
// mean of the two in the middle, whose time is the median as well. What follows from it agrees with the medians.

import type { CountedPoint } from './counts.ts';
import type { Activities, Sample } from '../record/run-record.ts';

/** Time and activities of one run, or the mean of two. */
export interface MiddleRun extends Pick<Sample, 'processors' | 'wallMs' | 'activities'> {
  /** Of the sample, or of the quicker one of two. */
  readonly round: number;
}

/** The middle of a count that has samples; throws RangeError if there are none. */
export function middleRun({ samples }: CountedPoint): MiddleRun {
  const sorted = samples.toSorted((a, b) => a.wallMs - b.wallMs);
  const lower = sorted[(sorted.length - 1) >> 1];
  const upper = sorted[sorted.length >> 1];
  if (!lower || !upper) throw new RangeError('A processor count has at least one sample.');
  const { processors, round } = lower;
  const mean = (a: number, b: number): number => (a + b) / 2;
  return {
    processors,
    round,
    wallMs: mean(lower.wallMs, upper.wallMs),
    activities: combine(lower.activities, upper.activities, mean),
  };
}

function combine(
  one: Activities,
  other: Activities,
  pair: (a: number, b: number) => number,
): Activities {
  const entries = (Object.keys(one) as (keyof Activities)[]).map((key) => [
    key,
    pair(one[key], other[key]),
  ]);
  return Object.fromEntries(entries) as Activities;
}

/** What only one processor may do: the serial share, and what the driver does. In ms. */
export function serialMsOf(activities: Activities): number {
  const { serialComputeMs, decomposeMs, assignMs, aggregateMs } = activities;
  return serialComputeMs + decomposeMs + assignMs + aggregateMs;
}

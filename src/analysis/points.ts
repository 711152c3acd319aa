// What each processor count showed: median with its interval, throughput, both speedups, efficiency.

import { median, medianInterval } from '../laws/median.ts';
import { ratioInterval } from './compare-counts.ts';
import { areAlike } from '../contract/team-traits.ts';
import type { Counted, CountedPoint } from './counts.ts';
import type { Plan } from '../record/plan.ts';
import type { Activities, Baseline, BaselineSample, Point } from '../record/run-record.ts';

/** The baseline as reports name it. */
export function makeBaseline(
  kernel: Baseline['kernel'],
  counted: Counted<BaselineSample>,
): Baseline {
  const samplesMs = counted.samples.map(({ wallMs }) => wallMs);
  const interval = medianInterval(samplesMs);
  return {
    kernel,
    samplesMs,
    medianMs: counted.medianMs,
    intervalMs: interval ? [interval.low, interval.high] : null,
  };
}

/**
 * Summarises every count. Relative speedup needs a usable count of 1, absolute speedup a usable
 * baseline; a count that is not usable has neither.
 */
export function makePoints(
  plan: Plan,
  counts: readonly CountedPoint[],
  baseline: Counted<BaselineSample>,
): readonly Point[] {
  const alone = counts.find(({ processors, usable }) => processors === 1 && usable);
  return counts.map((count) => {
    const samplesMs = count.samples.map(({ wallMs }) => wallMs);
    const interval = medianInterval(samplesMs);
    const relative = alone && count.usable ? alone.medianMs / count.medianMs : null;
    return {
      processors: count.processors,
      samplesMs,
      medianMs: count.medianMs,
      intervalMs: interval ? [interval.low, interval.high] : null,
      coverage: interval?.coverage ?? null,
      throughput: count.medianMs > 0 ? plan.work / (count.medianMs / 1000) : Number.NaN,
      speedup: {
        relative,
        absolute: baseline.usable && count.usable ? baseline.medianMs / count.medianMs : null,
        relativeInterval:
          alone && count.usable && count.processors > 1 ? ratioInterval(plan, alone, count) : null,
        // The rounds of both are drawn again: the baseline has noise of its own.
        absoluteInterval:
          baseline.usable && count.usable ? ratioInterval(plan, baseline, count) : null,
      },
      // Processors that are not alike have no share each that could be reached.
      efficiency: relative === null || !areAlike(plan.team) ? null : relative / count.processors,
      verdict: count.verdict,
      activities: medianActivities(count),
    };
  });
}

function medianActivities({ samples }: CountedPoint): Activities {
  const middle = (key: keyof Activities): number =>
    median(samples.map(({ activities }) => activities[key]));
  return {
    decomposeMs: middle('decomposeMs'),
    assignMs: middle('assignMs'),
    executeMs: middle('executeMs'),
    aggregateMs: middle('aggregateMs'),
    combineMs: middle('combineMs'),
    treeMs: middle('treeMs'),
    computeMs: middle('computeMs'),
    serialComputeMs: middle('serialComputeMs'),
    largestComputeMs: middle('largestComputeMs'),
    transferMs: middle('transferMs'),
    runtimeMs: middle('runtimeMs'),
    dispatchMs: middle('dispatchMs'),
    waitMs: middle('waitMs'),
    unaccountedMs: middle('unaccountedMs'),
    bytesMoved: middle('bytesMoved'),
    longestTaskMs: middle('longestTaskMs'),
  };
}

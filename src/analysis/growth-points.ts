// What growing problems showed: scaled speedups with their intervals, and the law through them if one holds.

import { bootstrapInterval, makeSeries, resampledMedian, type Series } from '../laws/bootstrap.ts';
import { fitGustafson } from '../laws/gustafson.ts';
import { median } from '../laws/median.ts';
import type { Interval, RunRecord } from '../record/run-record.ts';
import type { WeakPoint, WeakScaling } from '../record/growth.ts';

/** A problem that has grown with the processors, and its runs; of its own size on one. */
export interface Grown {
  readonly processors: number;
  readonly size: number;
  readonly records: readonly RunRecord[];
}

/** Fewest rounds that give a 95 % interval. */
const fewestRounds = 6;
/** Useful time of the mean processor over that of the busiest: less is plain load imbalance. */
const balanced = 0.95;

/** A problem with the work that it is and its samples in order of time. */
interface Measured extends Omit<Grown, 'records'> {
  readonly work: number;
  readonly ms: number;
  readonly series: Series;
  readonly loadBalance: number | undefined;
  readonly noisy: boolean;
}

function measure({ processors, size, records }: Grown): Measured {
  const samplesMs = records.flatMap(({ points }) =>
    points.filter((one) => one.processors === processors).flatMap((point) => point.samplesMs),
  );
  const balances = records.flatMap(({ losses = [] }) =>
    losses.flatMap((one) => (one.processors === processors ? [one.factors.loadBalance] : [])),
  );
  return {
    processors,
    size,
    work: records[0]?.plan.work ?? Number.NaN,
    ms: median(samplesMs),
    series: makeSeries(samplesMs.map((ms, round) => ({ round, ms }))),
    loadBalance: balances.length > 0 ? median(balances) : undefined,
    noisy: records.some(({ stability }) => stability?.kind === 'too-noisy'),
  };
}

/** 95 % bootstrap interval of what `statistic` makes of the resampled medians of all problems; null with few samples. */
function intervalOf(
  all: readonly Measured[],
  seed: number,
  statistic: (mediansMs: readonly number[]) => number,
): Interval | null {
  const rounds = Math.min(...all.map(({ series }) => series.values.length));
  if (rounds < fewestRounds) return null;
  const interval = bootstrapInterval({ rounds, seed }, (draws) =>
    statistic(all.map(({ series }) => resampledMedian(series, draws))),
  );
  return interval ?? null;
}

function weakPoint(one: Measured, grown: Measured, seed: number): WeakPoint {
  const { processors, size, work, ms, loadBalance } = grown;
  const times = work / one.work;
  const scaledSpeedup = (times * one.ms) / ms;
  const interval = intervalOf(
    [one, grown],
    seed,
    ([oneMs = Number.NaN, grownMs = Number.NaN]) => (times * oneMs) / grownMs,
  );
  const efficiency = scaledSpeedup / processors;
  return { processors, size, times, ms, scaledSpeedup, efficiency, interval, loadBalance };
}

/**
 * Points of all problems that grew, and Gustafson's serial share if it means something: not if the runs do not agree or
 * if some processors waited for the busiest, which no serial work is to blame for.
 */
export function growthPoints(grown: readonly Grown[], seed: number): WeakScaling {
  const all = grown.map(measure);
  const [one, ...others] = all;
  const points = one ? others.map((of) => weakPoint(one, of, seed)) : [];
  const noisy = all.some((of) => of.noisy);
  const uneven = points.some(({ loadBalance = 1 }) => loadBalance < balanced);
  const stands = one !== undefined && points.length > 0 && !noisy && !uneven;
  return {
    oneMs: one?.ms ?? Number.NaN,
    points,
    noisy,
    serialShare: stands ? fitGustafson(points) : null,
    serialInterval: stands ? intervalOf(all, seed, (ms) => shareOf(points, ms)) : null,
  };
}

/** The serial share of the points with other times, those of one processor first. */
function shareOf(
  points: readonly WeakPoint[],
  [oneMs = Number.NaN, ...ms]: readonly number[],
): number {
  return fitGustafson(
    points.map(({ processors, times }, i) => ({
      processors,
      scaledSpeedup: (times * oneMs) / (ms[i] ?? Number.NaN),
    })),
  );
}

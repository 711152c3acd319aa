// Why not n times: each processor count's speedup as a product of factors, and where its processors' time went.

import { efficiencyFactors, speedupOf } from '../laws/efficiency-factors.ts';
import { median } from '../laws/median.ts';
import { capacity, coresOf } from './amdahl-fit.ts';
import { canCombineInTree, evenOut, findRemedies } from './remedies.ts';
import { processorNoun } from './processor-noun.ts';
import type { RunTimes } from '../laws/efficiency-factors.ts';
import type { CountedPoint } from './counts.ts';
import type { LossCause, LossPoint } from '../record/loss-point.ts';
import type { RunFacts, Sample } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

/** A factor above this is no loss worth a sentence. */
const small = 0.95;

/**
 * Splits the speedup of every usable count above 1: of the run of median time over that of one processor. Only where
 * processors are workers of one kind; undefined where there is nothing to split.
 */
export function lossPoints(
  facts: RunFacts,
  counts: readonly CountedPoint[],
): readonly LossPoint[] | undefined {
  const { plan } = facts;
  if (plan.backend !== 'workers') return undefined;
  const alone = counts.find(({ processors, usable }) => processors === 1 && usable);
  if (!alone) return undefined;
  const single = middleSample(alone);
  const one = timesOf(single);
  const msOn = (n: number): number | undefined =>
    counts.find(({ processors, usable }) => usable && processors === n)?.medianMs;
  const points = counts
    .filter(({ processors, usable }) => usable && processors > 1)
    .map((count) => {
      const sample = middleSample(count);
      const split = lossPoint(one, sample);
      const startUp = startUpOf(facts, count.processors);
      const point = { ...split, ...startUp, ...contendedOf(facts, split) };
      return { ...point, remedies: findRemedies(facts, point, single, sample, msOn) };
    })
    .filter(({ factors }) => Object.values(factors).every(Number.isFinite));
  return points.length > 0 ? points : undefined;
}

/** What all update at once, where computation is lost beyond what sharing the cores takes. */
function contendedOf(
  { plan, environment }: RunFacts,
  { processors, factors }: Pick<LossPoint, 'processors' | 'factors'>,
): Pick<LossPoint, 'contended'> {
  if (!plan.contended) return {};
  const bySharing = Math.min(1, capacity(plan, environment) / processors);
  return factors.computation < small * bySharing ? { contended: plan.contended.arrays } : {};
}

/** Median of starting so many processors from nothing. */
function startUpOf({ coldStarts = [] }: RunFacts, processors: number): { startUpMs?: number } {
  const starts = coldStarts.filter((start) => start.processors === processors);
  return starts.length > 0 ? { startUpMs: median(starts.map(({ wallMs }) => wallMs)) } : {};
}

/** The sample of median time; the lower one of two. */
function middleSample({ samples }: CountedPoint): Sample {
  const sorted = samples.toSorted((a, b) => a.wallMs - b.wallMs);
  const middle = sorted[(sorted.length - 1) >> 1];
  if (!middle) throw new RangeError('A processor count has at least one sample.');
  return middle;
}

/** A run's times, as the factors need them. */
function timesOf({ wallMs, activities }: Sample): RunTimes {
  return {
    wallMs,
    serialMs: serialMsOf(activities),
    parallelMs: activities.computeMs,
    largestMs: activities.largestComputeMs,
    unaccountedMs: activities.unaccountedMs,
  };
}

/** What only one processor may do: the serial share, and what the driver does. */
function serialMsOf(activities: Sample['activities']): number {
  const { serialComputeMs, decomposeMs, assignMs, aggregateMs } = activities;
  return serialComputeMs + decomposeMs + assignMs + aggregateMs;
}

function lossPoint(alone: RunTimes, sample: Sample): Omit<LossPoint, 'remedies'> {
  const { processors, round, wallMs, activities } = sample;
  const run = timesOf(sample);
  const factors = efficiencyFactors(alone, run, processors);
  const { decomposeMs, assignMs, aggregateMs } = activities;
  // While the driver does its part, all others wait for it.
  const driverMs = decomposeMs + assignMs + aggregateMs;
  return {
    processors,
    round,
    wallMs,
    speedup: speedupOf(factors, processors),
    factors,
    shares: {
      compute: activities.computeMs / (processors * wallMs),
      serial: run.serialMs / (processors * wallMs),
      transfer: activities.transferMs / (processors * wallMs),
      runtime: activities.runtimeMs / (processors * wallMs),
      wait: (activities.waitMs + (processors - 1) * driverMs) / (processors * wallMs),
      unaccounted: activities.unaccountedMs / (processors * wallMs),
    },
  };
}

/** The factor that takes most. */
function largestLoss({ factors }: LossPoint): {
  readonly cause: LossCause;
  readonly factor: number;
} {
  const causes = Object.keys(factors).filter((name) => name !== 'startingPoint') as LossCause[];
  const losses = causes.map((cause) => ({ cause, factor: factors[cause] }));
  return losses.reduce((a, b) => (b.factor < a.factor ? b : a));
}

/** Names the largest loss of the widest team, or that there is none to speak of. */
export function lossSentence(
  { plan, environment }: RunFacts,
  points: readonly LossPoint[] | undefined,
  counts: readonly CountedPoint[],
): readonly Message[] {
  const widest = points?.at(-1);
  if (!widest) return [];
  const { processors, speedup, shares } = widest;
  const noun = processorNoun(plan);
  const { cause, factor } = largestLoss(widest);
  const values = { processors, speedup, factor, noun };
  const sample = sampleOf(counts, widest);
  if (factor >= small) {
    return [
      { key: 'finding.no-loss', values: { processors, efficiency: speedup / processors, noun } },
    ];
  }
  switch (cause) {
    case 'loadBalance': {
      const { tasks } = plan;
      const remedy = sample ? evenOut(plan, sample) : 'larger';
      const uneven = { busiest: 1 / factor, tasks, remedy } as const;
      return [{ key: 'finding.loss-load-balance', values: { ...values, ...uneven } }];
    }
    case 'serialisation': {
      const serialShare = shares.serial / (shares.serial + shares.compute);
      const combining = sample && canCombineInTree(plan) ? combiningShare(sample) : 0;
      const serial = { serialShare, combining };
      return [{ key: 'finding.loss-serialisation', values: { ...values, ...serial } }];
    }
    case 'transfer': {
      const bytes = sample?.activities.bytesMoved ?? 0;
      const { transfer: moving, wait: waiting } = shares;
      const { transport } = plan;
      return [
        { key: 'finding.loss-transfer', values: { ...values, bytes, moving, waiting, transport } },
      ];
    }
    case 'unaccounted':
      return [{ key: 'finding.loss-unaccounted', values }];
    case 'computation': {
      const arrays = widest.contended;
      if (arrays) return [{ key: 'finding.loss-contention', values: { ...values, arrays } }];
      const [cores, measured] = [coresOf(environment), environment.capacity !== undefined];
      return [{ key: 'finding.loss-computation', values: { ...values, cores, measured } }];
    }
  }
}

/** Of what only one processor may do, combining what tasks reduced; 0 in records that do not say. */
function combiningShare({ activities }: Sample): number {
  const share = activities.combineMs / serialMsOf(activities);
  return Number.isFinite(share) ? share : 0;
}

/** The sample that `point` explains. */
function sampleOf(
  counts: readonly CountedPoint[],
  { processors, round }: LossPoint,
): Sample | undefined {
  const count = counts.find((one) => one.processors === processors);
  return count?.samples.find((one) => one.round === round);
}

// Why not n times: each processor count's speedup as a product of factors, what each of them took, and where its
// processors' time went.

import { efficiencyFactors, speedupOf } from '../laws/efficiency-factors.ts';
import { median } from '../laws/median.ts';
import { capacity } from './amdahl-fit.ts';
import { middleRun, serialMsOf } from './middle-run.ts';
import { findRemedies } from './remedies.ts';
import { areThreads } from '../contract/team-traits.ts';
import type { EfficiencyFactors, RunTimes } from '../laws/efficiency-factors.ts';
import type { CountedPoint } from './counts.ts';
import type { MiddleRun } from './middle-run.ts';
import type { Loss, LossPoint } from '../record/loss-point.ts';
import type { RunFacts } from '../record/run-record.ts';

/** A factor above this is no loss worth a sentence. */
export const smallLoss = 0.95;
/** Cores that are used so far have nothing left to give. */
const busyCores = 0.85;

/**
 * Splits the speedup of every usable count above 1: of the middle run over that of one processor. Only if processors
 * are workers of one kind; undefined if there is nothing to split.
 */
export function lossPoints(
  facts: RunFacts,
  counts: readonly CountedPoint[],
): readonly LossPoint[] | undefined {
  const { plan } = facts;
  if (!areThreads(plan.team)) return undefined;
  const alone = counts.find(({ processors, usable }) => processors === 1 && usable);
  if (!alone) return undefined;
  const single = middleRun(alone);
  const msOn = (n: number): number | undefined =>
    counts.find(({ processors, usable }) => usable && processors === n)?.medianMs;
  const points = counts
    .filter(({ processors, usable }) => usable && processors > 1)
    .map((count) => {
      const run = middleRun(count);
      const split = lossPoint(facts, single, run);
      const startUp = startUpOf(facts, count.processors);
      const point = { ...split, ...startUp, ...contendedOf(facts, split) };
      return { ...point, remedies: findRemedies(facts, point, single, run, msOn) };
    })
    .filter(({ factors }) => Object.values(factors).every(Number.isFinite));
  return points.length > 0 ? points : undefined;
}

/** What all update at once, if computation is lost beyond what sharing the cores takes. */
function contendedOf(
  { plan, environment }: RunFacts,
  { processors, factors }: Pick<LossPoint, 'processors' | 'factors'>,
): Pick<LossPoint, 'contended'> {
  if (!plan.contended) return {};
  const bySharing = Math.min(1, capacity(plan, environment) / processors);
  return factors.computation < smallLoss * bySharing ? { contended: plan.contended.arrays } : {};
}

/** Median of starting so many processors from nothing. */
function startUpOf({ coldStarts = [] }: RunFacts, processors: number): { startUpMs?: number } {
  const starts = coldStarts.filter((start) => start.processors === processors);
  return starts.length > 0 ? { startUpMs: median(starts.map(({ wallMs }) => wallMs)) } : {};
}

/** A run's times, as the factors need them. */
function timesOf({ wallMs, activities }: MiddleRun): RunTimes {
  return {
    wallMs,
    serialMs: serialMsOf(activities),
    parallelMs: activities.computeMs,
    largestMs: activities.largestComputeMs,
    unaccountedMs: activities.unaccountedMs,
  };
}

function lossPoint(
  facts: RunFacts,
  single: MiddleRun,
  middle: MiddleRun,
): Omit<LossPoint, 'remedies'> {
  const { processors, round, wallMs, activities } = middle;
  const run = timesOf(middle);
  const factors = efficiencyFactors(timesOf(single), run, processors);
  const { decomposeMs, assignMs, aggregateMs } = activities;
  // While the driver does its part, all others wait for it.
  const driverMs = decomposeMs + assignMs + aggregateMs;
  return {
    processors,
    round,
    wallMs,
    speedup: speedupOf(factors, processors),
    factors,
    lost: lostOf(factors, coresAreBusy(facts, single, middle)),
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

/** More processors than cores, and the work of one processor keeps all cores busy as long as the run takes. */
function coresAreBusy(
  { plan, environment }: RunFacts,
  { activities: alone }: MiddleRun,
  { processors, wallMs, activities }: MiddleRun,
): boolean {
  const cores = capacity(plan, environment);
  if (processors <= cores) return false;
  return alone.computeMs >= busyCores * cores * (wallMs - serialMsOf(activities));
}

/**
 * What each cause took of n times, in the order in which the factors multiply to the measured speedup. The speedup is
 * over one processor, which pays for moving and handing out as well: what counts as lost to them is what n processors
 * pay beyond that. If all cores are busy, a processor that computes longer than others had a smaller part of a core:
 * that is no load imbalance.
 */
function lostOf(factors: EfficiencyFactors, coresBusy: boolean): readonly Loss[] {
  const { loadBalance, serialisation, transfer, unaccounted, computation, startingPoint } = factors;
  return [
    { cause: 'loadBalance', factor: coresBusy ? 1 : loadBalance },
    { cause: 'serialisation', factor: serialisation },
    { cause: 'transfer', factor: transfer * startingPoint },
    { cause: 'unaccounted', factor: unaccounted },
    { cause: 'computation', factor: coresBusy ? loadBalance * computation : computation },
  ];
}

// The headline on one processor count: how many times as fast as one processor, or that the best serial program wins.

import { compareCounts, plain } from '../compare-counts.ts';
import { areThreads } from '../../contract/team-traits.ts';
import type { Counted, CountedPoint } from '../counts.ts';
import type { BaselineSample, Point, RunFacts } from '../../record/run-record.ts';
import type { Message } from '../../words/message.ts';

/** What a headline rests on. */
export interface HeadlineFacts {
  readonly facts: RunFacts;
  readonly counts: readonly CountedPoint[];
  readonly points: readonly Point[];
  readonly baseline: Counted<BaselineSample>;
}

/** The sentence on the count of `point`; none if it has no speedup. */
export function countHeadline(
  { facts: { plan } }: HeadlineFacts,
  { processors, speedup }: Point,
): readonly Message[] {
  const { relative: times, relativeInterval: interval } = speedup;
  if (times === null || processors === 1) return [];
  const { noun } = plan.team;
  if (interval && interval[0] <= 1 && 1 <= interval[1]) {
    const [low, high] = interval;
    return [{ key: 'finding.no-faster', values: { processors, times, low, high, noun } }];
  }
  if (interval && interval[0] > processors && areThreads(plan.team)) {
    const [low, high] = interval;
    return [{ key: 'finding.superlinear', values: { processors, times, low, high, noun } }];
  }
  if (!interval && Math.abs(Math.log(times)) < Math.log(plain)) {
    const values = { processors, times, rounds: plan.samples, noun };
    return [{ key: 'finding.few-rounds', values }];
  }
  const key = times < 1 ? 'finding.slower' : 'finding.speedup';
  return [{ key, values: { processors, times: times < 1 ? 1 / times : times, noun } }];
}

/** The team that took least time; undefined if none may carry a speedup. */
function bestTeam({ counts }: HeadlineFacts): CountedPoint | undefined {
  const usable = counts.filter((count) => count.usable);
  return usable.toSorted((a, b) => a.medianMs - b.medianMs)[0];
}

/** That the best serial program beats every team, if it does. */
export function serialWins(input: HeadlineFacts): readonly Message<'finding.serial-wins'>[] {
  const { facts, baseline, points } = input;
  const { plan, baselineKernel: kernel } = facts;
  const best = bestTeam(input);
  // A GPU is another machine than the processor that the baseline runs on, and is compared with it as one.
  const teams = points.some(({ processors }) => processors > 1);
  if (!best || !teams || !baseline.usable || !areThreads(plan.team)) return [];
  const { verdict, times } = compareCounts(plan, best, baseline);
  if (verdict !== 'slower') return [];
  const { processors, medianMs: teamMs } = best;
  const times1 = 1 / times;
  const values = { kernel, serialMs: baseline.medianMs, processors, teamMs, times: times1 };
  return [{ key: 'finding.serial-wins', values: { ...values, noun: plan.team.noun } }];
}

/** Another count that was surely faster than this one. */
export function bestCount(
  { facts: { plan }, counts }: HeadlineFacts,
  { processors: shown }: Point,
): readonly Message[] {
  const one = counts.find(({ processors, usable }) => processors === shown && usable);
  const alone = counts.find(({ processors, usable }) => processors === 1 && usable);
  const others = counts.filter((count) => count.usable && count.processors !== shown);
  const [best] = others.toSorted((a, b) => a.medianMs - b.medianMs);
  if (!one || !alone || !best || best.processors === 1) return [];
  if (compareCounts(plan, best, one).verdict !== 'faster') return [];
  const times = alone.medianMs / best.medianMs;
  if (times <= 1) return [];
  const { processors } = best;
  return [{ key: 'finding.best', values: { processors, times, noun: plan.team.noun } }];
}

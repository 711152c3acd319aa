// Sorts a record's samples by processor count and says which of them statistics may rest on.

import { makeSeries } from '../laws/bootstrap.ts';
import { median } from '../laws/median.ts';
import type { Series } from '../laws/bootstrap.ts';
import type { RunFacts, Sample } from '../record/run-record.ts';

type Verdict = Sample['verdict'];

/** A timed run of either kind. */
interface Timed {
  readonly round: number;
  readonly wallMs: number;
  readonly hidden: boolean;
  readonly incidents?: Sample['incidents'];
  readonly verdict: Verdict;
}

/** The samples of one processor count (or of the baseline) that statistics use. */
export interface Counted<T extends Timed> {
  /** Those that nothing disturbed: page shown, no worker lost; all of them where there is none. */
  readonly samples: readonly T[];
  /** By value, for resampling. */
  readonly series: Series;
  readonly medianMs: number;
  /** Of all samples: the first wrong one, else the least exact one. */
  readonly verdict: Verdict;
  /**
   * May carry a speedup: every sample verified, at least one undisturbed, and long
   * enough for the clock to see.
   */
  readonly usable: boolean;
}

/** One processor count of a record. */
export interface CountedPoint extends Counted<Sample> {
  readonly processors: number;
}

/** Fewest rounds that give a 95 % interval. */
export const fewestRounds = 6;

/** Sums up at least one timed run. */
export function countSamples<T extends Timed>(all: readonly [T, ...T[]]): Counted<T> {
  const calm = all.filter(({ hidden, incidents }) => !hidden && incidents === undefined);
  const samples = calm.length > 0 ? calm : all;
  const verdict = all.map((sample) => sample.verdict).reduce(worse);
  const medianMs = median(samples.map(({ wallMs }) => wallMs));
  return {
    samples,
    series: makeSeries(samples.map(({ round, wallMs }) => ({ round, ms: wallMs }))),
    medianMs,
    verdict,
    usable: verdict.ok && calm.length > 0 && medianMs > 0,
  };
}

/** The processor counts that were measured, in the plan's order. */
export function countPoints(facts: RunFacts): readonly CountedPoint[] {
  return facts.plan.processors.flatMap((processors) => {
    const [first, ...rest] = facts.samples.filter((sample) => sample.processors === processors);
    return first ? [{ processors, ...countSamples([first, ...rest]) }] : [];
  });
}

function worse(a: Verdict, b: Verdict): Verdict {
  if (!a.ok) return a;
  if (!b.ok) return b;
  if (a.differingShare !== b.differingShare) return a.differingShare > b.differingShare ? a : b;
  return b.maxError > a.maxError ? b : a;
}

// The Universal Scalability Law through the measured throughputs, where there are enough of them.

import { fitUsl, uslPeak } from '../laws/usl.ts';
import { areAlike } from '../contract/team-traits.ts';
import type { CountedPoint } from './counts.ts';
import type { Plan } from '../record/plan.ts';
import type { UslFit } from '../record/run-record.ts';

/** A peak so many times beyond the largest count is a guess about another machine. */
const farthestPeak = 2;

/**
 * Fits all usable counts, those beyond the cores too: waiting and coherency are what the law is about. Null under three
 * of them, and where processors are not alike.
 */
export function fitUslPoints(plan: Plan, counts: readonly CountedPoint[]): UslFit | null {
  const used = counts.filter(({ usable }) => usable);
  if (used.length < 3 || !areAlike(plan.team)) return null;
  const curve = fitUsl(
    used.map(({ processors, medianMs }) => ({ processors, throughput: plan.work / medianMs })),
  );
  const largest = Math.max(...used.map(({ processors }) => processors));
  const peak = uslPeak(curve);
  return {
    // Per second.
    rate: 1000 * curve.rate,
    contention: curve.contention,
    coherency: curve.coherency,
    peak: peak <= farthestPeak * largest ? peak : null,
    points: used.length,
  };
}

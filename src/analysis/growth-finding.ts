// What growing problems showed, in sentences.

import type { WeakScaling } from '../record/growth.ts';
import type { Message } from '../words/message.ts';

/** Useful time of the mean processor over that of the busiest: less is plain load imbalance. */
const plainImbalance = 0.95;

/** A sentence for each thing that was found; `leftOut` are counts that the machine has no core for. */
export function growthFinding(
  { points, noisy, serialShare, serialInterval }: WeakScaling,
  leftOut: readonly number[],
): readonly Message[] {
  const widest = points.at(-1);
  if (!widest) return [{ key: 'study.growth-none', values: { leftOut } }];
  if (noisy) return [{ key: 'study.growth-noisy', values: {} }];
  const { processors, scaledSpeedup: times, interval, loadBalance = 1 } = widest;
  const [low, high] = interval ?? [null, null];
  const finding: Message[] = [{ key: 'study.growth', values: { processors, times, low, high } }];
  if (serialShare !== null) {
    const [least, most] = (serialInterval ?? [null, null]).map(notNegative);
    const values = { share: Math.max(0, serialShare), low: least ?? null, high: most ?? null };
    finding.push({ key: 'study.growth-law', values });
  } else if (loadBalance < plainImbalance) {
    finding.push({ key: 'study.growth-imbalance', values: { processors, lost: 1 - loadBalance } });
  }
  if (leftOut.length > 0) finding.push({ key: 'study.growth-left-out', values: { leftOut } });
  return finding;
}

function notNegative(value: number | null): number | null {
  return value === null ? null : Math.max(0, value);
}

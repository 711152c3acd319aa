// The order of a measurement: a round visits the baseline and every processor count once, in a random
// order of its own, so that drift of the machine hits all alike (google/benchmark random interleaving).

import { makeRandom } from '../kit/random.ts';

/** Stands for the baseline in an order. */
export const baselineVisit = 0;

/** Stands for a hybrid team of `processors` without its GPU. */
export function withoutGpuVisit(processors: number): number {
  return -processors;
}

/** `rounds` orders over the baseline (0) and `others`, shuffled from `seed` (Fisher-Yates). */
export function makeOrder(
  others: readonly number[],
  rounds: number,
  seed: number,
): readonly (readonly number[])[] {
  const random = makeRandom(seed);
  return Array.from({ length: rounds }, () => {
    const visits = [baselineVisit, ...others];
    for (let i = visits.length - 1; i > 0; i--) {
      const j = Math.floor((random() / 2 ** 32) * (i + 1));
      const held = visits[i] ?? 0;
      visits[i] = visits[j] ?? 0;
      visits[j] = held;
    }
    return visits;
  });
}

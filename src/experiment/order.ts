// The order of a measurement: a round makes every visit once, in a random order of its own, so that drift of the machine
// hits all alike (google/benchmark, random interleaving).

import { makeRandom } from '../kit/random.ts';

/** `rounds` orders over `visits`, shuffled from `seed` (Fisher-Yates). */
export function makeOrder<Visit>(
  visits: readonly Visit[],
  rounds: number,
  seed: number,
): readonly (readonly Visit[])[] {
  const random = makeRandom(seed);
  return Array.from({ length: rounds }, () => {
    const shuffled = [...visits];
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = Math.floor((random() / 2 ** 32) * (i + 1));
      const held = shuffled[i] as Visit;
      shuffled[i] = shuffled[j] as Visit;
      shuffled[j] = held;
    }
    return shuffled;
  });
}

// When to stop measuring: two medians are told apart, or time is up.

import { medianInterval } from '../laws/median.ts';

/** Fewer values have no interval. */
export const firstLook = 6;
/** Each look comes after half as many rounds again: who looks often enough finds what is not there. */
const growth = 1.5;

/** The least number of rounds, `rounds` at least, after which the intervals are looked at: 6, 9, 14, 21, 32, 48 ... */
export function nextLook(rounds: number): number {
  let look = firstLook;
  while (look < rounds) look = Math.ceil(look * growth);
  return look;
}

/** Whether the 95 % intervals of the medians do not touch. */
export function areApart(a: readonly number[], b: readonly number[]): boolean {
  const [one, other] = [medianInterval(a), medianInterval(b)];
  if (!one || !other) return false;
  return one.high < other.low || other.high < one.low;
}

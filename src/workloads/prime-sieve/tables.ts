// What every task needs of the numbers below the limit's root: made once, and broadcast.

import { firstSieving, patternBytes, patternOverlap } from './stage.ts';

/** The primes from 17 to the square root of `limit`, by the plain sieve. */
export function sievingPrimes(limit: number): Uint32Array {
  const root = Math.floor(Math.sqrt(limit));
  const composite = new Uint8Array(root + 1);
  const primes: number[] = [];
  for (let number = 2; number <= root; number++) {
    if (composite[number] === 1) continue;
    if (number >= firstSieving) primes.push(number);
    for (let multiple = number * number; multiple <= root; multiple += number) {
      composite[multiple] = 1;
    }
  }
  // A length of 0 has no place in a memory.
  return Uint32Array.from(primes.length > 0 ? primes : [firstSieving]);
}

/** A bit per odd number, cleared for multiples of 3, 5, 7, 11 and 13, with its own start after its end. */
export function makePattern(): Uint8Array {
  const pattern = new Uint8Array(patternBytes + patternOverlap).fill(0xff);
  for (const prime of [3, 5, 7, 11, 13]) {
    for (let bit = (prime - 1) / 2; bit < pattern.length * 8; bit += prime) {
      pattern[bit >> 3] = (pattern[bit >> 3] ?? 0) & ~(1 << (bit & 7));
    }
  }
  return pattern;
}

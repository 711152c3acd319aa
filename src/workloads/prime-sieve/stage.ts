// The stage of the sieve, how numbers lie in its bits, and the names by which kernels know their data.

import type { Window } from '../../contract/kernel.ts';
import type { Stage } from '../../contract/stage.ts';

/** Numbers of an item: their odd ones make 16 KiB of bits, which stay in a core's first cache. */
export const blockNumbers = 2 ** 18;
/** Bytes of an item: a bit per odd number, set where it is prime. */
export const blockBytes = blockNumbers / 16;

/** Multiples of 3, 5, 7, 11 and 13 are struck out by copying: their pattern repeats after so many bytes. */
export const patternBytes = 3 * 5 * 7 * 11 * 13;
/** What a copy may read beyond the pattern's end, in bytes; it begins again there. */
export const patternOverlap = 16;
/** The first number of the array `primes`. */
export const firstSieving = 17;

export type SieveArguments = { readonly limit: number };

/** `bits`: u8, bit j of an item is its odd number 2 j + 1; `primes`: u32, from 17 to the limit's root. */
export interface SieveWindows {
  readonly bits: Window;
  readonly count: Window;
  readonly primes: Window;
  readonly pattern: Window;
}

/** Items are blocks of numbers, from 0 on. */
export function sieveStage(limit: number): Stage {
  return {
    name: 'sieve',
    entry: 'sieve',
    items: Math.floor(limit / blockNumbers) + 1,
    args: { limit },
    arrays: {
      bits: { array: 'bits', how: 'gather', perItem: blockBytes },
      count: { array: 'count', how: 'reduce', combine: 'sum' },
      primes: { array: 'primes', how: 'broadcast' },
      pattern: { array: 'pattern', how: 'broadcast' },
    },
  };
}

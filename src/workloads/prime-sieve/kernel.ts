// The JavaScript kernel: block after block, the pattern first, then the multiples of every larger prime.

import type { KernelEntries } from '../../contract/kernel.ts';
import { blockBytes, blockNumbers, patternBytes } from './stage.ts';
import type { SieveArguments, SieveWindows } from './stage.ts';

/** Odd numbers below 16 that are prime: of the first byte the pattern struck out its own primes. */
const firstByte = 0b01101110;
const blockBits = blockNumbers / 2;

/** Strikes out in `bits`, from byte `at` on, the multiples of the primes in the block that starts at `base`. */
function strikeOut(bits: Uint8Array, at: number, base: number, primes: Uint32Array): void {
  for (const prime of primes) {
    const square = prime * prime;
    if (square >= base + blockNumbers) return;
    let multiple = square;
    if (square < base) {
      multiple = base + ((prime - (base % prime)) % prime);
      if (multiple % 2 === 0) multiple += prime;
    }
    for (let bit = (multiple - base) >> 1; bit < blockBits; bit += prime) {
      const byte = at + (bit >> 3);
      bits[byte] = (bits[byte] as number) & ~(1 << (bit & 7));
    }
  }
}

/** Clears the bits of numbers above `limit` in the block that starts at `base`. */
function cutOff(bits: Uint8Array, at: number, base: number, limit: number): void {
  for (let bit = Math.max(0, (limit + 1 - base) >> 1); bit < blockBits; bit++) {
    const byte = at + (bit >> 3);
    bits[byte] = (bits[byte] as number) & ~(1 << (bit & 7));
  }
}

/** Set bits of a 32-bit word: Warren, "Hacker's Delight", 2nd edition, figure 5-2. */
function countBits(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}

export const kernelEntries: KernelEntries = {
  sieve(windows, range, args) {
    const { bits, count, primes, pattern } = windows as unknown as SieveWindows;
    const { limit } = args as SieveArguments;
    const to = bits.view as Uint8Array;
    const from = pattern.view as Uint8Array;
    for (let block = range.start; block < range.end; block++) {
      const base = block * blockNumbers;
      const at = (block - bits.first) * blockBytes;
      const skew = (base / 16) % patternBytes;
      for (let i = 0; i < blockBytes; i++) {
        to[at + i] = from[(skew + i) % patternBytes] as number;
      }
      if (block === 0) to[at] = firstByte;
      strikeOut(to, at, base, primes.view as Uint32Array);
      if (base + blockNumbers > limit) cutOff(to, at, base, limit);
      let found = 0;
      for (let i = 0; i < blockBytes; i += 4) {
        const low = (to[at + i] as number) | ((to[at + i + 1] as number) << 8);
        const high = (to[at + i + 2] as number) | ((to[at + i + 3] as number) << 8);
        found += countBits(low | (high << 16));
      }
      count.view[0] = (count.view[0] as number) + found;
    }
  },
};

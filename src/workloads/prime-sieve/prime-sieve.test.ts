// The sieve against published counts, trial division at every edge of a block, and the spiral's own law.

import { expect, test } from 'vitest';
import { runCut } from '../../testing/run-cut.ts';
import { isPrime, spiralNumber } from './depict.ts';
import { blockNumbers } from './stage.ts';
import { primeSieve } from './workload.ts';
import { makeArray } from '../../contract/array.ts';
import type { Built } from '../../testing/run-cut.ts';

async function builtJs(): Promise<Built> {
  const entries = await primeSieve.kernels.js();
  return { entries, reset: () => undefined, allocate: makeArray };
}

async function sieve(limit: number) {
  const golden = { parameters: { limit }, seed: 1, summary: {}, tolerance: 0 };
  return runCut(primeSieve, golden, await builtJs());
}

function isPrimeByDivision(number: number): boolean {
  for (let d = 2; d * d <= number; d++) if (number % d === 0) return false;
  return number > 1;
}

test('there are 664,579 primes below 10^7 (OEIS A006880)', async () => {
  const output = await sieve(10 ** 7);
  expect(primeSieve.summary({ limit: 10 ** 7 }, output)).toEqual({
    primes: 664_579,
    largest: 9_999_991,
  });
});

test('at the edges of blocks the bits are those of trial division', async () => {
  const output = await sieve(3 * blockNumbers + 5);
  const bits = output['bits'] as Uint8Array;
  for (const edge of [0, 1, 2, 3].map((block) => block * blockNumbers)) {
    for (let number = Math.max(0, edge - 300); number <= edge + 300; number++) {
      const wanted = number <= 3 * blockNumbers + 5 && isPrimeByDivision(number);
      expect(isPrime(bits, number), String(number)).toBe(wanted);
    }
  }
});

test('the spiral goes round: its neighbours differ by one along its arms', () => {
  const places = new Map<number, readonly [number, number]>();
  for (let y = -5; y <= 5; y++)
    for (let x = -5; x <= 5; x++) places.set(spiralNumber(x, y), [x, y]);
  expect([...places.keys()].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 121 }, (_, i) => i + 1),
  );
  for (let number = 1; number < 121; number++) {
    const [[x, y], [u, v]] = [places.get(number) ?? [9, 9], places.get(number + 1) ?? [-9, -9]];
    expect(Math.abs(x - u) + Math.abs(y - v)).toBe(1);
  }
});

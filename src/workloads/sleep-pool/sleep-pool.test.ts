// What the pool computes besides squares, and that waiting lasts as long as it says.

import { expect, test } from 'vitest';
import { runCut } from '../../testing/run-cut.ts';
import { makeArray } from '../../contract/array.ts';
import { stepsPerMs } from './stage.ts';
import { sleepPool } from './workload.ts';

async function call(parameters: Readonly<Record<string, number>>) {
  const entries = await sleepPool.kernels.js();
  const built = { entries, reset: () => undefined, allocate: makeArray };
  return runCut(sleepPool, { parameters, seed: 1, summary: {}, tolerance: 0 }, built);
}

test('a busy call ends where the generator has jumped to in closed form', async () => {
  const { states } = await call({ tasks: 2, unitMs: 1, busy: 1 });
  // n steps of s -> a s + c are one step with a^n and c (a^n - 1) / (a - 1), by repeated squaring.
  const jump = (seed: bigint, steps: bigint): bigint => {
    let [a, c, power, shift] = [1664525n, 1013904223n, 1n, 0n];
    for (let left = steps; left > 0n; left >>= 1n) {
      if (left & 1n) [power, shift] = [(power * a) % 2n ** 32n, (shift * a + c) % 2n ** 32n];
      [a, c] = [(a * a) % 2n ** 32n, (c * (a + 1n)) % 2n ** 32n];
    }
    return (power * seed + shift) % 2n ** 32n;
  };
  const steps = BigInt(stepsPerMs);
  expect([...(states ?? [])].map(BigInt)).toEqual([jump(1n, steps), jump(2n, 2n * steps)]);
});

test('equal calls last one unit each', async () => {
  const startMs = performance.now();
  await call({ tasks: 4, unitMs: 10, equal: 1, busy: 0 });
  const ms = performance.now() - startMs;
  expect(ms).toBeGreaterThanOrEqual(40 - 1);
  // Rising ones would take 100.
  expect(sleepPool.guessMs({ tasks: 4, unitMs: 10, equal: 1, busy: 0 }, 'js')).toBe(40);
  expect(sleepPool.guessMs({ tasks: 4, unitMs: 10, equal: 0, busy: 0 }, 'js')).toBe(100);
});

test('waiting lasts at least as long as asked for', async () => {
  const startMs = performance.now();
  await call({ tasks: 3, unitMs: 5, busy: 0 });
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(30 - 1);
});

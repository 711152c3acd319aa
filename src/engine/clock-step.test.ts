// Clocks as browsers have them, and one that does not go.

import { afterEach, expect, it } from 'vitest';
import { clockStep, requireClock } from './clock-step.ts';

const real = performance.now.bind(performance);

afterEach(() => {
  performance.now = real;
});

/** A clock that shows only multiples of `stepMs`. */
function coarse(stepMs: number): void {
  performance.now = () => Math.floor(real() / stepMs) * stepMs;
}

it.each([0.1, 1, 16])('a clock of steps of %d ms is read as it is', async (stepMs) => {
  coarse(stepMs);
  // Steps may be skipped, never halved.
  const found = await clockStep();
  expect(found / stepMs).toBeGreaterThan(0.999);
  await requireClock();
});

it('E20: a clock that shows multiples of 100 ms goes', async () => {
  coarse(100);
  expect(await clockStep()).toBeGreaterThanOrEqual(100);
  await requireClock();
});

it.each([0, 12.5, Number.NaN])(
  'E20: a clock that stands still at %d ends in a sentence',
  async (ms) => {
    performance.now = () => ms;
    await expect(clockStep()).rejects.toThrow('run.clock-still');
    await expect(requireClock()).rejects.toThrow('run.clock-still');
  },
);

it('E20: a clock that goes backwards ends in a sentence', async () => {
  let ms = 0;
  performance.now = () => --ms;
  await expect(clockStep()).rejects.toThrow('run.clock-still');
});

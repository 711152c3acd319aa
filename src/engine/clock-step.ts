// The browser's clock: how fine it is, and whether it goes at all. Nothing is measured by one that stands still.

import { Failure } from '../contract/failure.ts';

/** Readings in a row after which the clock is waited for instead. */
const mostReadings = 1_000_000;
/** Steps that are looked at, and for how long. */
const [mostSteps, longestMs] = [200, 20];
/** How often, and how long each time, a clock is waited for that has not moved. */
const [mostWaits, waitMs] = [20, 50];

/** Smallest step of `performance.now()` seen over some hundred steps, in ms. Rejects with a `Failure` where there is none. */
export async function clockStep(): Promise<number> {
  return smallestStep() ?? (await untilItMoves());
}

/** Rejects with a `Failure` where the clock stands still: it is given a second by other timers. */
export async function requireClock(): Promise<void> {
  await untilItMoves();
}

/** Undefined where as many readings show none. */
function smallestStep(): number | undefined {
  let smallestMs: number | undefined;
  let previous = performance.now();
  const endMs = previous + longestMs;
  for (let reading = 0, steps = 0; reading < mostReadings && steps < mostSteps; reading++) {
    const now = performance.now();
    if (now >= endMs) break;
    if (!(now > previous)) continue;
    smallestMs = Math.min(smallestMs ?? Number.POSITIVE_INFINITY, now - previous);
    previous = now;
    steps++;
  }
  return smallestMs;
}

/** By how much it had moved when it first had; of a clock coarser than that, its step. */
async function untilItMoves(): Promise<number> {
  const sinceMs = performance.now();
  for (let wait = 0; wait < mostWaits; wait++) {
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    const movedMs = performance.now() - sinceMs;
    if (movedMs > 0) return movedMs;
  }
  throw new Failure({ key: 'run.clock-still', values: {} });
}

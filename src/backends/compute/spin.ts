// Whether a thread runs: it reads the clock without a pause, so that a jump of the clock is time in which it did not.

/** A thread that runs reads the clock every microsecond; garbage collection takes less than this, in ms. */
const shortestGapMs = 0.5;
/** A jump of this many steps of the clock is no step. */
const fewestSteps = 3;

/** Reads the clock for `forMs`; returns the ms of it in which this thread was kept from running. */
export function spin(forMs: number, now: () => number): number {
  const sinceMs = now();
  const jumps: number[] = [];
  let stepMs = Number.POSITIVE_INFINITY;
  for (let lastMs = sinceMs; lastMs - sinceMs < forMs;) {
    const nowMs = now();
    const jumpMs = nowMs - lastMs;
    lastMs = nowMs;
    if (jumpMs <= 0) continue;
    stepMs = Math.min(stepMs, jumpMs);
    if (jumpMs > shortestGapMs) jumps.push(jumpMs);
  }
  const gaps = jumps.filter((jumpMs) => jumpMs > fewestSteps * stepMs);
  return gaps.reduce((sum, gapMs) => sum + gapMs, 0);
}

/**
 * How long a thread was kept from running in the later half of `forMs`. Threads that wake at the same time may wake on
 * one core, beside an idle one: Linux moves one of them after up to three ticks (12 ms). What happens in the earlier half
 * is therefore the system's choice, and no other program's doing.
 */
export function spinSettled(
  forMs: number,
  now: () => number,
): { readonly offMs: number; readonly wallMs: number } {
  spin(forMs / 2, now);
  const sinceMs = now();
  const offMs = spin(forMs / 2, now);
  return { offMs, wallMs: now() - sinceMs };
}

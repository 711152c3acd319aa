// A run during which a timer ticks: where it stands still nothing ran, and the run's time does not count.

import { StallLog } from './stall-log.ts';
import { areThreads } from '../contract/team-traits.ts';
import type { RunTrace } from '../pipeline/run-trace.ts';
import type { Plan } from '../record/plan.ts';

/** Timers of a busy machine are late by less. */
const shortestStallMs = 100;

/** Makes the run; a time in which nothing ran becomes one of its incidents. */
export async function watchedRun(plan: Plan, run: () => Promise<RunTrace>): Promise<RunTrace> {
  const log = new StallLog(() => performance.now());
  log.start();
  try {
    const trace = await run();
    const ms = unexplainedMs(plan, trace, log);
    if (ms < shortestStallMs) return trace;
    return {
      ...trace,
      incidents: [...trace.incidents, { key: 'incident.stalled', values: { ms } }],
    };
  } finally {
    log.stop();
  }
}

/** The longest time in which this thread stood still, without what its own part of the run explains. */
function unexplainedMs(
  { team, transport }: Plan,
  { startMs, wallMs, totals }: RunTrace,
  log: StallLog,
): number {
  const { decomposeMs, assignMs, aggregateMs, transferMs } = totals;
  // Where data is sent, this thread copies it.
  const copiedMs = areThreads(team) && transport === 'shared' ? 0 : transferMs;
  return log.longest(startMs, startMs + wallMs) - decomposeMs - assignMs - aggregateMs - copiedMs;
}

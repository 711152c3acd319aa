// Where handing out took most of the time, what tasks computed is a small difference of large numbers.

import type { RecordedPass, RecordedRun } from './replay.ts';

/** Handing out that takes a larger part of the time of tasks leaves too little to be told from its own error. */
const mostBetween = 1 / 3;

/**
 * The run with tasks that compute `kernelMs` in all, and handing out that takes the rest of what both took: played as it
 * was recorded it lasts as long. Unchanged where handing out took little.
 */
export function knownKernel(run: RecordedRun, kernelMs: number): RecordedRun {
  const taskMs = sumOf(run, ({ taskMs: tasks }) => tasks.reduce((sum, ms) => sum + ms, 0));
  const betweenMs = sumOf(run, (pass) => pass.betweenMs * pass.taskMs.length);
  const bothMs = taskMs + betweenMs;
  if (!(betweenMs > mostBetween * bothMs)) return run;
  const wantedMs = Math.min(kernelMs, bothMs);
  const passes = run.passes.map((pass) => withTasks(pass, taskMs, betweenMs, wantedMs));
  return { ...run, passes };
}

function sumOf({ passes }: RecordedRun, msOf: (pass: RecordedPass) => number): number {
  return passes.reduce((sum, pass) => sum + msOf(pass), 0);
}

/** The pass with its part of `wantedMs`: as large as its part of what tasks took, or else of handing out. */
function withTasks(
  pass: RecordedPass,
  allMs: number,
  allBetweenMs: number,
  wantedMs: number,
): RecordedPass {
  const count = pass.taskMs.length;
  if (count === 0) return pass;
  const ownMs = pass.taskMs.reduce((sum, ms) => sum + ms, 0);
  const bothMs = ownMs + pass.betweenMs * count;
  const part = allMs > 0 ? ownMs / allMs : (pass.betweenMs * count) / allBetweenMs;
  const partMs = Math.min(bothMs, part * wantedMs);
  const taskMs = pass.taskMs.map((ms) => (ownMs > 0 ? (ms * partMs) / ownMs : partMs / count));
  return { ...pass, taskMs, betweenMs: (bothMs - partMs) / count };
}

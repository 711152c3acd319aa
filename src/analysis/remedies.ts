// What would take one cause of a loss away, and what the run's own times say that it would gain.

import { median } from '../laws/median.ts';
import { capacity } from './amdahl-fit.ts';
import { coarser } from './coarser-grain.ts';
import { areThreads } from '../contract/team-traits.ts';
import type { Plan } from '../record/plan.ts';
import type { LossPoint, Remedy } from '../record/loss-point.ts';
import type { MiddleRun } from './middle-run.ts';
import type { Activities, RunFacts, Sample } from '../record/run-record.ts';

/** A grain so many times finer leaves the last task of a processor that much shorter. */
const finer = 8;
/** What is worth a word and a button: a gain of 5 %. */
const leastGain = 1.05;

/**
 * The changes that would help `run`, which `point` explains over `alone`, a run on one processor; `msOn` gives other
 * counts' median times.
 */
export function findRemedies(
  facts: RunFacts,
  point: Pick<LossPoint, 'factors' | 'startUpMs' | 'contended'>,
  alone: MiddleRun,
  run: MiddleRun,
  msOn: (processors: number) => number | undefined,
): readonly Remedy[] {
  const found = [
    ...balance(facts, alone, run),
    ...openToAll(facts, run),
    ...combineInTree(facts, run),
    ...stopMoving(facts, run),
    ...stopSharing(facts, point, alone, run),
    ...coarser(facts, alone, run),
    ...fewer(facts, point, run, msOn),
  ]
    .map((remedy) => notBelowLongest(remedy, alone, run))
    .filter(({ predictedMs }) => run.wallMs >= leastGain * predictedMs);
  return [...found, ...keepWarm(point, run)];
}

/** Keeps the pool from run to run, where it was measured what starting it takes. */
function keepWarm(
  { startUpMs = 0 }: Pick<LossPoint, 'startUpMs'>,
  { processors, wallMs }: MiddleRun,
): readonly Remedy[] {
  if (startUpMs + wallMs < leastGain * wallMs) return [];
  return [{ cause: 'startUp', change: { coldStarts: 0 }, processors, predictedMs: wallMs }];
}

/** Whether tasks could have gone to processors that waited: a single task, or one as long as the pass, cannot be cut. */
function canEvenOut(
  { tasks }: Plan,
  { processors, activities: { computeMs, largestComputeMs, longestTaskMs } }: MiddleRun,
): boolean {
  const meanMs = computeMs / processors;
  return tasks > 1 && largestComputeMs > meanMs && longestTaskMs < largestComputeMs;
}

/** What would make all equally busy: another schedule or smaller tasks; neither if some only began late. */
function evenOut(
  { schedule, grain }: Plan,
  { processors, activities }: MiddleRun,
): 'dynamic' | 'finer' | 'neither' {
  if (schedule === 'static' || schedule === 'cyclic') return 'dynamic';
  const { computeMs, largestComputeMs, longestTaskMs } = activities;
  const unevenMs = largestComputeMs - computeMs / processors;
  return grain > 1 && 2 * longestTaskMs >= unevenMs ? 'finer' : 'neither';
}

/** Hands out tasks to whoever is free, or cuts them finer. */
function balance(
  { plan, environment }: RunFacts,
  alone: MiddleRun,
  run: MiddleRun,
): readonly Remedy[] {
  const { processors, wallMs, activities } = run;
  const { computeMs, largestComputeMs, longestTaskMs } = activities;
  // Where all are busy, there may be no core for each.
  const cores = Math.min(processors, capacity(plan, environment));
  const meanMs = Math.max(computeMs / processors, alone.activities.computeMs / cores);
  const how = evenOut(plan, run);
  if (how === 'neither') return [];
  if (how === 'dynamic' && !canEvenOut(plan, run)) return [];
  const handsOut = how === 'dynamic';
  const change = handsOut
    ? { schedule: how, ...(plan.balance && { balance: 'count' }) }
    : { grain: Math.ceil(plan.grain / finer) };
  // The last task begins, at worst, when all others are about to end.
  const tailMs = (handsOut ? longestTaskMs : longestTaskMs / finer) / 2;
  const predictedMs = wallMs - largestComputeMs + Math.min(largestComputeMs, meanMs + tailMs);
  const remedy = { cause: 'loadBalance', change, processors, predictedMs } as const;
  // Neighbours stay together, and nothing is handed out while running.
  const canKnow = plan.schedule === 'static' && plan.balance === undefined;
  return canKnow ? [remedy, { ...remedy, change: { balance: 'cost' } }] : [remedy];
}

/** A run is no shorter than its longest task, as far as its tasks stay what they are. */
function notBelowLongest(
  remedy: Remedy,
  { activities: alone }: MiddleRun,
  { activities }: MiddleRun,
): Remedy {
  const { change, predictedMs } = remedy;
  if (change.grain !== undefined || change.parameters || change.processors) return remedy;
  // Beside others that share its core a task takes longer.
  const longestMs = Math.min(activities.longestTaskMs, alone.longestTaskMs);
  return { ...remedy, predictedMs: Math.max(predictedMs, longestMs) };
}

/** Opens the serial share to all, of whom no more run at once than there are cores. */
function openToAll(
  { plan, environment }: RunFacts,
  { processors, wallMs, activities }: MiddleRun,
): readonly Remedy[] {
  if (plan.serialShare === 0) return [];
  const cores = Math.min(processors, capacity(plan, environment));
  const predictedMs = wallMs - activities.serialComputeMs * (1 - 1 / cores);
  return [{ cause: 'serialisation', change: { serialShare: 0 }, processors, predictedMs }];
}

/** Whether the driver combines what all processors could. */
function canCombineInTree({ aggregation, transport, team }: Plan): boolean {
  return aggregation !== 'tree' && transport === 'shared' && areThreads(team);
}

/** Lets all combine what tasks reduced. */
function combineInTree(
  { plan, environment }: RunFacts,
  { processors, wallMs, activities: { combineMs } }: MiddleRun,
): readonly Remedy[] {
  if (!canCombineInTree(plan) || Number.isNaN(combineMs)) return [];
  const cores = Math.min(processors, capacity(plan, environment));
  const predictedMs = wallMs - combineMs * (1 - 1 / cores);
  return [{ cause: 'serialisation', change: { aggregation: 'tree' }, processors, predictedMs }];
}

/** Lets all share one memory. */
function stopMoving(facts: RunFacts, { processors }: MiddleRun): readonly Remedy[] {
  const { plan, environment } = facts;
  if (plan.transport === 'shared' || !environment.crossOriginIsolated) return [];
  const alone = typicalTimes(facts, 1);
  const typical = typicalTimes(facts, processors);
  // Whoever waits for data makes others wait for it: without it, little but useful time is left, and the last task.
  const longer = crowding(facts, processors, typical.computeMs / alone.computeMs);
  const usefulMs = typical.serialComputeMs + typical.computeMs / processors / longer;
  const atHomeMs = usefulMs * shareAtHome(facts, alone) + typical.longestTaskMs / 2;
  const predictedMs = Math.min(typical.unmovedMs, atHomeMs);
  return [{ cause: 'transfer', change: { transport: 'shared' }, processors, predictedMs }];
}

interface TypicalTimes extends Pick<Activities, 'computeMs' | 'serialComputeMs' | 'longestTaskMs'> {
  /** The run but for its moving, which all did at once. */
  readonly unmovedMs: number;
}

/** Medians over all samples of a count: what little is left without messages, one sample may show disturbed. */
function typicalTimes({ samples }: RunFacts, processors: number): TypicalTimes {
  const runs = samples.filter((sample) => sample.processors === processors);
  const typical = (timeOf: (run: Sample) => number): number => median(runs.map(timeOf));
  return {
    computeMs: typical(({ activities }) => activities.computeMs),
    serialComputeMs: typical(({ activities }) => activities.serialComputeMs),
    longestTaskMs: typical(({ activities }) => activities.longestTaskMs),
    unmovedMs: typical(({ wallMs, activities }) => wallMs - activities.transferMs / processors),
  };
}

/**
 * Of computing that takes `longer` times what it takes alone, the part that the thread that sends is to blame for.
 * Where it has no core of its own, it takes its turns on those of the workers: with as many workers as cores, n + 1
 * threads share n, so that it is to blame for (n + 1) / n at most, and for nothing at least. Which of both cannot be
 * told from the run; their geometric mean is wrong by the least factor, whichever holds. What computing takes beyond
 * that, or where there are cores enough, stays without messages: it may be the memory's bandwidth.
 */
function crowding({ plan, environment }: RunFacts, processors: number, longer: number): number {
  const most = (processors + 1) / Math.max(processors, capacity(plan, environment));
  return Math.sqrt(Math.max(1, Math.min(most, longer)));
}

/**
 * What useful time is where data stays in its place, over what it is on copies: the first touch of fresh memory is
 * dear, and computing pays for it. The serial baseline tells, which works in place; 1 where its kernel is another.
 */
function shareAtHome(
  { plan, baselineKernel, baselineSamples }: RunFacts,
  { computeMs, serialComputeMs }: TypicalTimes,
): number {
  if (baselineKernel !== plan.kernel) return 1;
  const baselineMs = median(baselineSamples.map((sample) => sample.wallMs));
  return Math.min(1, baselineMs / (computeMs + serialComputeMs));
}

/** Gives every task an array of its own, where all update one. */
function stopSharing(
  { plan, environment }: RunFacts,
  { contended }: Pick<LossPoint, 'contended'>,
  alone: MiddleRun,
  { processors, wallMs, activities: { largestComputeMs } }: MiddleRun,
): readonly Remedy[] {
  const instead = plan.contended?.instead;
  if (!contended || !instead) return [];
  // Then all compute as one processor does, which nobody disturbs.
  const cores = Math.min(processors, capacity(plan, environment));
  const meanMs = (alone.activities.computeMs * instead.timeRatio) / cores;
  const predictedMs = wallMs - largestComputeMs + Math.min(largestComputeMs, meanMs);
  const change = { parameters: instead.parameters };
  return [{ cause: 'computation', change, processors, predictedMs }];
}

/** Leaves out the processors that the machine has no core for. */
function fewer(
  { plan, environment }: RunFacts,
  { factors }: Pick<LossPoint, 'factors'>,
  { processors, wallMs }: MiddleRun,
  msOn: (processors: number) => number | undefined,
): readonly Remedy[] {
  const cores = capacity(plan, environment);
  if (processors <= cores || cores < 1 || factors.computation > 0.95) return [];
  const predictedMs = msOn(cores) ?? wallMs;
  const change = { processors: [...new Set([1, cores])] };
  return [{ cause: 'computation', change, processors: cores, predictedMs }];
}

// Efficiency of each size on each processor count, from the runs of a size map, and on which side of the line it lies.

import { bootstrapInterval, makeSeries, resampledMedian } from '../laws/bootstrap.ts';
import { median } from '../laws/median.ts';
import { fewestRounds } from './counts.ts';
import type { Interval, RunRecord, Sample } from '../record/run-record.ts';
import type { CellState, SizeMapCell } from '../record/size-map.ts';

/** What a row of cells has in common. */
export interface SizeMapRow {
  readonly size: number;
  /** Above 1. */
  readonly processors: readonly number[];
  /** The line. */
  readonly efficiency: number;
}

/** Times of one round, on one processor and on all of the cell's. */
interface Round {
  readonly oneMs: number;
  readonly ms: number;
}

/** Rounds of a cell, and how far to trust a time of them. */
interface Measured {
  readonly processors: number;
  readonly rounds: readonly Round[];
  /** What the clock cannot tell apart, in ms. */
  readonly stepMs: number;
  readonly seed: number;
}

/** The cells of one size, by processors, from all runs of that size. */
export function sizeMapCells(
  { size, processors: counts, efficiency }: SizeMapRow,
  runs: readonly RunRecord[],
): readonly SizeMapCell[] {
  return counts.map((processors) => {
    const own = runs.filter(({ plan }) => plan.processors.includes(processors));
    return makeCell({ size, processors }, efficiency, own);
  });
}

function makeCell(
  { size, processors }: Pick<SizeMapCell, 'size' | 'processors'>,
  line: number,
  runs: readonly RunRecord[],
): SizeMapCell {
  const agreeing = runs.filter(({ stability }) => stability?.kind !== 'too-noisy');
  const disturbed = agreeing.length === 0 && runs.length > 0;
  const used = disturbed ? runs : agreeing;
  const rounds = used.flatMap((run) => roundsOf(run, processors));
  const measured: Measured = {
    processors,
    rounds,
    stepMs: Math.max(0, ...used.map(({ environment }) => environment.clockResolutionMs)),
    seed: used[0]?.plan.seed ?? 0,
  };
  const cell = {
    size,
    processors,
    rounds: rounds.length,
    oneMs: median(rounds.map(({ oneMs }) => oneMs)),
    ms: median(rounds.map(({ ms }) => ms)),
    ...(disturbed && { disturbed: true as const }),
  };
  const nothing = { efficiency: null, interval: null };
  if (runs.some((run) => isWrong(run, processors))) return { ...cell, ...nothing, state: 'wrong' };
  if (rounds.length === 0 || !(cell.ms > 0) || (disturbed && runs.every(lacksCores))) {
    return { ...cell, ...nothing, state: 'undecided' };
  }
  const interval = disturbed ? rangeOf(measured) : intervalOf(measured);
  const efficiency = cell.oneMs / (processors * cell.ms);
  return { ...cell, efficiency, interval, state: stateOf(interval, line) };
}

/** The rounds of a run in which nothing disturbed either of both. */
function roundsOf({ samples }: RunRecord, processors: number): readonly Round[] {
  const calm = samples.filter(({ hidden, incidents }) => !hidden && incidents === undefined);
  const ones = new Map(
    calm.filter((one) => one.processors === 1).map(({ round, wallMs }) => [round, wallMs]),
  );
  return calm
    .filter((sample) => sample.processors === processors)
    .flatMap(({ round, wallMs }) => {
      const oneMs = ones.get(round);
      return oneMs === undefined ? [] : [{ oneMs, ms: wallMs }];
    });
}

/** Whether a result of one processor, or of the cell's, was not verified. */
function isWrong({ samples }: RunRecord, processors: number): boolean {
  const counts = ({ processors: own }: Sample): boolean => own === 1 || own === processors;
  return samples.some((sample) => counts(sample) && !sample.verdict.ok);
}

/** Whether other programs had cores that the run was to have: it tells nothing of what they would have given. */
function lacksCores({ stability }: RunRecord): boolean {
  return (
    stability?.kind === 'too-noisy' && stability.disturbances.some(({ kind }) => kind === 'cores')
  );
}

/** 95 % bootstrap interval by round, widened by what the clock cannot tell apart; null with few rounds. */
function intervalOf({ processors, rounds, stepMs, seed }: Measured): Interval | null {
  if (rounds.length < fewestRounds) return null;
  const [one, all] = [
    makeSeries(rounds.map(({ oneMs: ms }, round) => ({ round, ms }))),
    makeSeries(rounds.map(({ ms }, round) => ({ round, ms }))),
  ];
  const interval = bootstrapInterval(
    { rounds: rounds.length, seed },
    (draws) => resampledMedian(one, draws) / (processors * resampledMedian(all, draws)),
  );
  if (!interval) return null;
  const middle = {
    oneMs: median(rounds.map(({ oneMs }) => oneMs)),
    ms: median(rounds.map(({ ms }) => ms)),
  };
  return hull([interval, clockRange(middle, processors, stepMs)]);
}

/** From the least to the largest efficiency of single rounds; null with few rounds. */
function rangeOf({ processors, rounds, stepMs }: Measured): Interval | null {
  if (rounds.length < fewestRounds) return null;
  return hull(rounds.map((round) => clockRange(round, processors, stepMs)));
}

/** What the efficiency may be if each time is off by a step of the clock. */
function clockRange({ oneMs, ms }: Round, processors: number, stepMs: number): Interval {
  return [
    Math.max(0, oneMs - stepMs) / (processors * (ms + stepMs)),
    (oneMs + stepMs) / (processors * Math.max(0, ms - stepMs)),
  ];
}

/** The least interval that holds all of them; null if one has no end. */
function hull(intervals: readonly Interval[]): Interval | null {
  const low = Math.min(...intervals.map(([from]) => from));
  const high = Math.max(...intervals.map(([, to]) => to));
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null;
}

function stateOf(interval: Interval | null, line: number): CellState {
  if (interval === null) return 'undecided';
  if (interval[0] > line) return 'above';
  return interval[1] < line ? 'below' : 'undecided';
}

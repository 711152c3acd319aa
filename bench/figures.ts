// The figures: what each compares, its goal, and how it follows from the samples of one set of rounds.

import { bootstrapInterval, makeSeries, resampledMedian } from '../src/laws/bootstrap.ts';
import { emptyTasks } from './protocol.ts';
import type { EntrantId, Sample } from './protocol.ts';

/** What a figure has to reach. */
export interface Goal {
  readonly is: 'at least' | 'at most' | 'under';
  readonly value: number;
}

/** A figure as measured. */
export interface Figure {
  readonly id: FigureId;
  readonly title: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: Goal;
  readonly holds: boolean;
  /** 95 %, by bootstrap over rounds; null where there are too few repeats for one. */
  readonly interval: readonly [low: number, high: number] | null;
  /** The times behind the value, in words. */
  readonly note: string;
}

/** Median times of an entrant in ms. */
export interface Medians {
  /** The run alone. */
  readonly run: (id: EntrantId) => number;
  /** The run and reading its result. */
  readonly whole: (id: EntrantId) => number;
}

interface Definition {
  readonly title: string;
  readonly unit: string;
  readonly goal: Goal;
  readonly entrants: readonly EntrantId[];
  readonly value: (medians: Medians) => number;
  readonly note: (medians: Medians) => string;
}

/** Speedup of two workers over one. */
function speedup({ run }: Medians, one: EntrantId, two: EntrantId): number {
  return run(one) / run(two);
}

/** The machine's own speedup on two processors. */
export function ceilingSpeedup(medians: Medians): number {
  return speedup(medians, 'ceiling-1', 'ceiling-2');
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function overTfjs(title: string, lab: 'matmul-1' | 'matmul-2', goal: number): Definition {
  return {
    title,
    unit: 'times as fast',
    goal: { is: 'at least', value: goal },
    entrants: [lab, 'tfjs-1', 'tfjs-2', 'tfjs-2-forced'],
    value: ({ run, whole }) => Math.min(whole('tfjs-1'), whole('tfjs-2')) / run(lab),
    note: ({ run, whole }) => {
      const forced = whole('tfjs-2-forced');
      return (
        `${ms(run(lab))}, and ${ms(whole(lab) - run(lab))} to copy the result; ` +
        `tfjs ${ms(whole('tfjs-1'))} when asked for 1 thread, ${ms(whole('tfjs-2'))} for 2; ` +
        `made to use 2, ${ms(forced)}, over which the lab is ${(forced / run(lab)).toFixed(2)} times as fast`
      );
    },
  };
}

function ofCeiling(title: string, one: EntrantId, two: EntrantId): Definition {
  return {
    title,
    unit: "of the machine's ceiling",
    goal: { is: 'at least', value: 0.95 },
    entrants: [one, two, 'ceiling-1', 'ceiling-2'],
    value: (medians) => speedup(medians, one, two) / ceilingSpeedup(medians),
    note: (medians) =>
      `${ms(medians.run(one))} to ${ms(medians.run(two))}, speedup ` +
      `${speedup(medians, one, two).toFixed(3)}; ceiling ${ceilingSpeedup(medians).toFixed(3)}`,
  };
}

function microsPerTask(wallMs: number): number {
  return (wallMs * 1000) / emptyTasks;
}

/** Figures that follow from rounds of entrants, in the order of the table. */
const definitions = {
  'matmul-1-vs-tfjs': overTfjs(
    'Matrix multiply 1024, one WASM worker over the better tfjs',
    'matmul-1',
    1.7,
  ),
  'matmul-2-vs-tfjs': overTfjs(
    'Matrix multiply 1024, two WASM workers over the better tfjs',
    'matmul-2',
    3,
  ),
  'mandelbrot-wasm-vs-js': {
    title: 'Mandelbrot 1024, 1000 iterations, WASM over JavaScript, one worker',
    unit: 'times as fast',
    goal: { is: 'at least', value: 3 },
    entrants: ['mandelbrot-1', 'mandelbrot-js'],
    value: ({ run }) => run('mandelbrot-js') / run('mandelbrot-1'),
    note: ({ run }) => `${ms(run('mandelbrot-1'))}; JavaScript ${ms(run('mandelbrot-js'))}`,
  },
  'mandelbrot-2-of-ceiling': ofCeiling(
    'Mandelbrot 1024, 1000 iterations, efficiency at 2',
    'mandelbrot-1',
    'mandelbrot-2',
  ),
  'matmul-2-of-ceiling': ofCeiling('Matrix multiply 1024, efficiency at 2', 'matmul-1', 'matmul-2'),
  'dispatch-shared': {
    title:
      'A million empty tasks, dynamic schedule in shared memory, the slower of 1 and 2 workers',
    unit: 'us a task',
    goal: { is: 'under', value: 1 },
    entrants: ['empty-1', 'empty-2'],
    value: ({ run }) => microsPerTask(Math.max(run('empty-1'), run('empty-2'))),
    note: ({ run }) =>
      `${microsPerTask(run('empty-1')).toFixed(3)} us with 1 worker, ` +
      `${microsPerTask(run('empty-2')).toFixed(3)} us with 2 ` +
      `(${(2 * microsPerTask(run('empty-2'))).toFixed(3)} us of processor time)`,
  },
} as const satisfies Record<string, Definition>;

/** A figure that follows from rounds of entrants. */
export type RoundsFigureId = keyof typeof definitions;

export type FigureId = RoundsFigureId | 'main-thread';

/** Figures of one group are measured in the same rounds. */
export const groups = {
  speed: [
    'matmul-1-vs-tfjs',
    'matmul-2-vs-tfjs',
    'mandelbrot-wasm-vs-js',
    'mandelbrot-2-of-ceiling',
    'matmul-2-of-ceiling',
  ],
  dispatch: ['dispatch-shared'],
} as const satisfies Record<string, readonly RoundsFigureId[]>;

/** All figures, in the order of the table. */
export const figureIds: readonly FigureId[] = [...groups.speed, ...groups.dispatch, 'main-thread'];

/** Everyone whom these figures need, each once. */
export function entrantsOf(ids: readonly RoundsFigureId[]): readonly EntrantId[] {
  return [...new Set(ids.flatMap((id): readonly EntrantId[] => definitions[id].entrants))];
}

/** Whether `value` reaches the goal. */
export function reaches(value: number, goal: Goal): boolean {
  switch (goal.is) {
    case 'at least':
      return value >= goal.value;
    case 'at most':
      return value <= goal.value;
    case 'under':
      return value < goal.value;
  }
}

/** Medians over the rounds, each counted as often as it was drawn. */
function makeMedians(samples: readonly Sample[]): (draws: readonly number[]) => Medians {
  const seriesOf = (id: EntrantId, read: boolean) =>
    makeSeries(
      samples
        .filter(({ entrant }) => entrant === id)
        .map(({ round, wallMs, readMs }) => ({ round, ms: wallMs + (read ? readMs : 0) })),
    );
  const entrants = [...new Set(samples.map(({ entrant }) => entrant))];
  const series = new Map(entrants.map((id) => [id, [seriesOf(id, false), seriesOf(id, true)]]));
  return (draws) => {
    const find = (id: EntrantId, which: number): number => {
      const one = series.get(id)?.[which];
      return one ? resampledMedian(one, draws) : Number.NaN;
    };
    return { run: (id) => find(id, 0), whole: (id) => find(id, 1) };
  };
}

/** The medians of all samples. */
export function mediansOf(samples: readonly Sample[], rounds: number): Medians {
  return makeMedians(samples)(Array.from({ length: rounds }, () => 1));
}

/** The figure from samples of `rounds` rounds. */
export function makeFigure(
  id: RoundsFigureId,
  samples: readonly Sample[],
  rounds: number,
  seed: number,
): Figure {
  const { title, unit, goal, value: valueOf, note }: Definition = definitions[id];
  const drawn = makeMedians(samples);
  const medians = mediansOf(samples, rounds);
  const value = valueOf(medians);
  const interval = bootstrapInterval({ rounds, seed }, (draws) => valueOf(drawn(draws))) ?? null;
  const holds = reaches(value, goal);
  return { id, title, value, unit, goal, holds, interval, note: note(medians) };
}

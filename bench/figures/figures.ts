// The figures: how each follows from the samples of one set of rounds, with its interval.

import { bootstrapInterval, makeSeries, resampledMedian } from '../../src/laws/bootstrap.ts';
import { catalogueFigures } from './catalogue-definitions.ts';
import { definitions } from './definitions.ts';
import { reaches } from './definition.ts';
import type { Definition, Goal, Medians } from './definition.ts';
import type { EntrantId, Sample } from '../protocol.ts';

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

/** A figure that follows from rounds of entrants. */
export type RoundsFigureId = keyof typeof definitions;

/** Figures of the page itself. */
const pageFigureIds = [
  'main-thread',
  'timeline-first-draw',
  'timeline-zoom-step',
  'replay-error',
  'unaccounted',
  'replay-million',
  'what-if',
  'text-memory',
  'image-memory',
  'large-file-task',
  'disturbances-noticed',
  'quiet-noticed',
  'estimate-off',
] as const;

export type FigureId = RoundsFigureId | (typeof pageFigureIds)[number];

/** A figure of a page, whose few repeats give no interval that says much. */
export function pageFigure(
  id: (typeof pageFigureIds)[number],
  title: string,
  [value, unit]: readonly [value: number, unit: string],
  goal: Goal,
  note: string,
): Figure {
  return { id, title, value, unit, goal, holds: reaches(value, goal), interval: null, note };
}

/** Figures of one group are measured in the same rounds. */
export const groups = {
  speed: [
    'matmul-1-vs-tfjs',
    'matmul-2-vs-tfjs',
    'mandelbrot-wasm-vs-js',
    'mandelbrot-2-of-ceiling',
    'matmul-2-of-ceiling',
    'pi-2-of-ceiling',
    'matmul-1-of-peak',
    'mandelbrot-vs-peers',
  ],
  catalogue: [...catalogueFigures.compute],
  bandwidth: [...catalogueFigures.bandwidth],
  gpu: ['webgpu-matmul-vs-tfjs', 'hybrid-vs-alone'],
  dispatch: ['dispatch-shared', 'dispatch-vs-libraries'],
  messages: ['dispatch-messages-vs-bare'],
} as const satisfies Record<string, readonly RoundsFigureId[]>;

export type GroupId = keyof typeof groups;

/** All figures, in the order of the table. */
export const figureIds: readonly FigureId[] = [...Object.values(groups).flat(), ...pageFigureIds];

/** Everyone whom these figures need, each once. */
export function entrantsOf(ids: readonly RoundsFigureId[]): readonly EntrantId[] {
  return [...new Set(ids.flatMap((id): readonly EntrantId[] => definitions[id].entrants))];
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

// What studies of several runs showed: keys and values of messages.

import type { ProcessorNoun } from './processor-noun.ts';

/** Two sides, the first before the second. */
interface Sides {
  readonly processors: readonly number[];
  readonly schedules: readonly string[];
  /** Items of a task; null if it is the plan's. */
  readonly grains: readonly (number | null)[];
  readonly onGpu: readonly boolean[];
}

/** Ends of a 95 % interval; null without one. */
interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/** How a size and a processor are called. */
interface SizeWords {
  readonly noun: ProcessorNoun;
  /** Of the parameter that is the size. */
  readonly label: string;
  readonly unit: string;
}

/** Some cells of a size map, in pairs, and how many cells there are. */
interface Places {
  readonly cells: number;
  readonly processors: readonly number[];
  readonly sizes: readonly number[];
}

export interface StudyMessages {
  /** A result was not verified, so nothing is said. */
  'study.wrong': Readonly<Record<string, never>>;
  'study.comparison': Sides &
    Ends & {
      /** T(second) / T(first). */
      readonly times: number;
      readonly rounds: number;
      readonly apart: boolean;
    };
  'study.break-even': Sides & {
    readonly unit: string;
    /** From which on the other side is faster; null if that was not seen. */
    readonly size: number | null;
    /** Whether the first side is the faster one of smaller problems. */
    readonly firstBelow: boolean;
    /** Sizes at which a difference was seen, of all that were measured. */
    readonly clear: number;
    readonly sizes: number;
  };
  'study.growth-none': { readonly leftOut: readonly number[] };
  'study.growth-noisy': Readonly<Record<string, never>>;
  'study.growth': Ends & { readonly processors: number; readonly times: number };
  'study.growth-law': Ends & { readonly share: number };
  'study.growth-imbalance': { readonly processors: number; readonly lost: number };
  'study.growth-left-out': { readonly leftOut: readonly number[] };
  /** A processor count of a size map: the sizes whose results are right, and where efficiency is over the line. */
  'study.size-map': SizeWords & {
    readonly processors: number;
    readonly line: number;
    readonly sizes: readonly number[];
    readonly above: readonly number[];
    readonly undecided: readonly number[];
  };
  'study.size-map-wrong': SizeWords & Places;
  'study.size-map-disturbed': SizeWords & Places;
  /** What a pure computation reaches, if that is under the line. */
  'study.size-map-ceiling': {
    readonly processors: number;
    readonly noun: ProcessorNoun;
    readonly line: number;
    readonly share: number;
  };
  'study.size-map-none': { readonly leftOut: readonly number[] };
  'study.size-map-unlike': Readonly<Record<string, never>>;
  'study.size-decided': Readonly<Record<string, never>>;
  /** The best speedup of a pure computation, and the best rate of a sweep through memory. */
  'study.ceiling': {
    readonly capacity: number;
    readonly processors: number;
    readonly times: number;
    readonly bytesPerSecond: number;
  };
}

// What studies of several runs showed: keys and values of messages.

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
  /** The best speedup of a pure computation, and the best rate of a sweep through memory. */
  'study.ceiling': {
    readonly capacity: number;
    readonly processors: number;
    readonly times: number;
    readonly bytesPerSecond: number;
  };
}

// What a person asked for: may be invalid; the form, the link and the command line all make one.

/** A configuration. Text fields may hold unknown words and numbers may be NaN: `checkConfig` judges. */
export interface Config {
  readonly workload: string;
  /** Only those that differ from the default need to be given. */
  readonly parameters: Readonly<Record<string, number>>;
  readonly backend: string;
  readonly kernel: string;
  /** Processor counts to measure, in ascending order; 1 is always measured as well. */
  readonly processors: readonly number[];
  readonly schedule: string;
  /** 'auto': shared where the page is isolated, else transfer. */
  readonly transport: string;
  /** What chunks of the static schedule have alike: 'count', of tasks, or 'cost'. */
  readonly balance: string;
  /** Who combines what tasks reduced: 'driver' or 'tree'. */
  readonly aggregation: string;
  /** Items per task, or 'auto'. */
  readonly grain: number | 'auto';
  /** Fraction of the work that only one processor may do, 0 to 0.99. */
  readonly serialShare: number;
  /** Timed rounds. */
  readonly samples: number;
  readonly seed: number;
  /** How often a start from nothing is measured for each processor count; 0: not at all. */
  readonly coldStarts: number;
  /** The question that the headline answers, as `textToAsks` reads it; undefined if none is asked. */
  readonly asks?: string | undefined;
  /** Name of the file that is opened in place of the built-in input; undefined for the latter. */
  readonly file?: string | undefined;
}

/** A field of the configuration, as form, link and command line name it; `parameters.size` for a parameter. */
export type ConfigField = keyof Config | `parameters.${string}`;

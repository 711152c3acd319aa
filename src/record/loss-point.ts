// Why a run was not n times as fast, as a record keeps it: factors, shares of the time, and what would help.

/** What can take a part of the speedup. */
export const lossCauses = [
  'loadBalance',
  'serialisation',
  'transfer',
  'unaccounted',
  'computation',
] as const;
export type LossCause = (typeof lossCauses)[number];

/** What a change can take away: a cause within the run, or starting its processors from nothing. */
export const remedyCauses = [...lossCauses, 'startUp'] as const;
export type RemedyCause = (typeof remedyCauses)[number];

/** A change that would take one cause of a loss away, and what it would lead to. */
export interface Remedy {
  readonly cause: RemedyCause;
  /** Of the configuration. */
  readonly change: {
    readonly schedule?: string;
    readonly transport?: string;
    readonly grain?: number;
    readonly serialShare?: number;
    readonly coldStarts?: number;
    readonly aggregation?: string;
    readonly balance?: string;
    readonly processors?: readonly number[];
    /** Parameters of the workload; the others stay. */
    readonly parameters?: Readonly<Record<string, number>>;
  };
  /** The count whose time is predicted. */
  readonly processors: number;
  readonly predictedMs: number;
}

/** What one cause took: the times that are left of those before it, as a factor. */
export interface Loss {
  readonly cause: LossCause;
  readonly factor: number;
}

/** Why the run of median time on `processors` was not n times as fast as one processor's. */
export interface LossPoint {
  readonly processors: number;
  /** Of the sample that is explained. */
  readonly round: number;
  /** T(1)/T(n) of the medians: n times all factors. */
  readonly speedup: number;
  /** See `efficiencyFactors` in laws. */
  readonly factors: Readonly<Record<LossCause | 'startingPoint', number>>;
  /**
   * What each cause took of n times, in order: n times all of them is the speedup as well. Missing in records of earlier
   * versions.
   */
  readonly lost?: readonly Loss[];
  /** Where n x T went, each from 0 to 1. */
  readonly shares: {
    readonly compute: number;
    readonly serial: number;
    readonly transfer: number;
    readonly runtime: number;
    readonly wait: number;
    readonly unaccounted: number;
  };
  /** Of the sample that is explained. */
  readonly wallMs: number;
  /**
   * Arrays that all processors update at once, where computation is lost beyond what sharing cores takes: they wait for
   * each other at its cache lines, which is of the program's making and not the machine's.
   */
  readonly contended?: readonly string[];
  /** Median of starting so many processors from nothing, where that was measured: no part of `wallMs`. */
  readonly startUpMs?: number;
  readonly remedies: readonly Remedy[];
}

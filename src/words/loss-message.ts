// Why a run was not n times as fast: keys and values of messages.

import type { ProcessorNoun } from './processor-noun.ts';

/** The largest loss of a processor count, what is left by it (0 to 1), and the measured speedup. */
export interface LargestLoss {
  readonly processors: number;
  readonly speedup: number;
  readonly factor: number;
  readonly noun: ProcessorNoun;
}

/** A change of the configuration: one field in most cases. */
export interface Change {
  readonly schedule?: string;
  readonly transport?: string;
  readonly grain?: number;
  readonly serialShare?: number;
  readonly coldStarts?: number;
  readonly aggregation?: string;
  readonly balance?: string;
  readonly processors?: readonly number[];
  /** Names of parameters of the workload that change; with them every task has arrays of its own. */
  readonly parameters?: readonly string[];
}

export interface LossMessages {
  /** `busiest`: the longest computing time over the mean. */
  'finding.loss-load-balance': LargestLoss & { readonly busiest: number };
  /** In the run whose timeline is kept: the lane (from 0) that computed longest, and how long the others waited. */
  'finding.busiest': {
    readonly lane: number;
    readonly computeMs: number;
    /** Of each of the others, or of many the shortest and the longest. */
    readonly waitsMs: readonly number[];
    readonly others: number;
    readonly noun: ProcessorNoun;
  };
  'finding.loss-serialisation': LargestLoss & {
    /** Share of the useful time at n that only one processor may spend. */
    readonly serialShare: number;
    /** Of that, the driver's combining of what tasks reduced. */
    readonly combining: number;
  };
  'finding.loss-transfer': LargestLoss & {
    readonly bytes: number;
    /** Shares of the processors' time. */
    readonly moving: number;
    readonly waiting: number;
    readonly runtime: number;
    readonly transport: string;
  };
  'finding.loss-unaccounted': LargestLoss;
  /** Computation is lost because all update `arrays` at once, which is the program's doing. */
  'finding.loss-contention': LargestLoss & { readonly arrays: readonly string[] };
  'finding.loss-computation': LargestLoss & {
    /** The time of the same tasks on n over that on one. */
    readonly longer: number;
    /** Cores that were measured, or that the browser reports; null if neither is known. */
    readonly cores: number | null;
    readonly measured: boolean;
  };
  /** Nothing took a twentieth. */
  'finding.no-loss': {
    readonly processors: number;
    readonly efficiency: number;
    readonly noun: ProcessorNoun;
  };
  /** The change of the largest predicted gain: times as fast as the run that is explained. */
  'finding.try': Change & { readonly gain: number };
}

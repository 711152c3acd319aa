// Why a run was not n times as fast: keys and values of messages.

import type { ProcessorNoun } from './processor-noun.ts';

/**
 * What makes processors equally busy: handing out as they are free, smaller tasks, more work for late starters; or
 * nothing, where the longest task cannot be cut.
 */
export type Evening = 'dynamic' | 'finer' | 'longest' | 'larger';

/** Of the widest team: the largest loss, what is left by it (0 to 1), and the speedup that it was taken from. */
export interface LargestLoss {
  readonly processors: number;
  readonly speedup: number;
  readonly factor: number;
  readonly noun: ProcessorNoun;
}

export interface LossMessages {
  'finding.loss-load-balance': LargestLoss & {
    /** Time of the busiest processor over the mean. */
    readonly busiest: number;
    readonly tasks: number;
    /** What would even it out. */
    readonly remedy: Evening;
  };
  'finding.loss-serialisation': LargestLoss & {
    /** Share of the useful time at n that only one processor may spend. */
    readonly serialShare: number;
    /** Of that, the driver's combining of what tasks reduced, where a tree would do it; else 0. */
    readonly combining: number;
  };
  'finding.loss-transfer': LargestLoss & {
    readonly bytes: number;
    /** Shares of the processors' time. */
    readonly moving: number;
    readonly waiting: number;
    readonly transport: string;
  };
  'finding.loss-unaccounted': LargestLoss;
  /** Computation is lost where all update `arrays` at once, which is the program's doing. */
  'finding.loss-contention': LargestLoss & { readonly arrays: readonly string[] };
  'finding.loss-computation': LargestLoss & {
    /** Cores that were measured, or that the browser reports; null where neither is known. */
    readonly cores: number | null;
    readonly measured: boolean;
  };
  /** Nothing took a twentieth. */
  'finding.no-loss': {
    readonly processors: number;
    readonly efficiency: number;
    readonly noun: ProcessorNoun;
  };
}

// What a run's time was spent on, as exact totals.

/** Exact totals of one run in ms, summed over processors where not said otherwise. */
export interface Activities {
  readonly decomposeMs: number;
  readonly assignMs: number;
  /** Wall time of the execute step. */
  readonly executeMs: number;
  readonly aggregateMs: number;
  /** Kernel time open to all processors. */
  readonly computeMs: number;
  /** Kernel time that only one processor may do (serial share). */
  readonly serialComputeMs: number;
  readonly transferMs: number;
  readonly waitMs: number;
  readonly bytesMoved: number;
  /** Kernel time of the longest task. */
  readonly longestTaskMs: number;
}

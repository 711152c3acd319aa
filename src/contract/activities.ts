// What a run's time was spent on, as exact totals.

/** Exact totals of one run in ms, summed over processors where not said otherwise. */
export interface Activities {
  readonly decomposeMs: number;
  readonly assignMs: number;
  /** Wall time of the execute step. */
  readonly executeMs: number;
  readonly aggregateMs: number;
  /** Of `aggregateMs`, combining what tasks reduced. */
  readonly combineMs: number;
  /** Wall time of combining it by all processors, in a tree; no part of `aggregateMs`. */
  readonly treeMs: number;
  /** Kernel time open to all processors, and combining in a tree. */
  readonly computeMs: number;
  /** Kernel time that only one processor may do (serial share). */
  readonly serialComputeMs: number;
  /** Sum over the passes open to all of the largest kernel time of one processor. */
  readonly largestComputeMs: number;
  readonly transferMs: number;
  /** Processors' own time in the runtime: learning of a pass, taking tasks, and reporting what they did. */
  readonly runtimeMs: number;
  /**
   * Of `runtimeMs`, handing out tasks on shared memory: not measured in the run but priced, by what an empty task takes
   * the same worker. By messages it is part of `transferMs`.
   */
  readonly dispatchMs: number;
  /** Waiting to be told of a pass and at its barrier, as processors measured it. */
  readonly waitMs: number;
  /** Processors' time that no span covers. */
  readonly unaccountedMs: number;
  readonly bytesMoved: number;
  /** Kernel time of the longest task. */
  readonly longestTaskMs: number;
}

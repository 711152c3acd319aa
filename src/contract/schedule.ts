// The mapping of tasks to processors. Data, so that it is made anew on either side of a thread.

/** Scheduling policies (OpenMP's schedule clause, and Cilk's work stealing). */
export const policies = ['static', 'cyclic', 'dynamic', 'guided', 'stealing'] as const;
export type Policy = (typeof policies)[number];

/** What chunks of the static schedule have alike: the number of tasks, or what they cost as the warm-up showed. */
export const balances = ['count', 'cost'] as const;

/**
 * Ways data reaches the processors. shared: all read and write one memory. transfer: each task's data is
 * copied once and its buffers move to the worker and back. clone: the browser copies what is posted
 * (structured clone), on the way there and on the way back.
 */
export const transports = ['shared', 'transfer', 'clone'] as const;
export type Transport = (typeof transports)[number];

/** What messages cost one thread, in ms: a task whatever its data, and a byte that is moved. */
export interface MessageCost {
  readonly perTaskMs: number;
  readonly perByteMs: number;
}

/** What they cost the worker whose tasks they are, and the one thread that sends to all workers. */
export interface MessageCosts {
  readonly worker: MessageCost;
  readonly driver: MessageCost;
}

/** What a schedule is made from, on the driver's side or inside a worker. */
export interface ScheduleHandle {
  readonly policy: Policy;
  /** Positions to hand out: [0, count). */
  readonly count: number;
  readonly processors: number;
  /** Static: first position of each lane, and the end; absent where all have as many. */
  readonly bounds?: readonly number[];
}

/** Positions [first, end) that were handed out at once; `take` writes into the caller's own. */
export interface Chunk {
  first: number;
  end: number;
}

/** Hands out positions; each exactly once, whatever the interleaving of lanes. */
export interface Schedule {
  readonly handle: ScheduleHandle;
  /**
   * Puts the next positions for `lane` into `chunk`, or returns false when nothing is left for it.
   * `wanted` positions at most are taken at once where lanes draw from a common cursor (dynamic);
   * the other policies decide the size themselves.
   */
  take(lane: number, chunk: Chunk, wanted?: number): boolean;
}

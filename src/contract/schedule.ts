// The mapping of tasks to processors. Data, so that it is made anew on either side of a thread.

/** Scheduling policies (OpenMP's schedule clause). */
export const policies = ['static', 'cyclic', 'dynamic'] as const;
export type Policy = (typeof policies)[number];

/** Ways data reaches the processors. */
export const transports = ['shared', 'transfer'] as const;
export type Transport = (typeof transports)[number];

/** What a schedule is made from, on the driver's side or inside a worker. */
export interface ScheduleHandle {
  readonly policy: Policy;
  /** Positions to hand out: [0, count). */
  readonly count: number;
  readonly processors: number;
}

/** Hands out positions; each exactly once, whatever the interleaving of lanes. */
export interface Schedule {
  readonly handle: ScheduleHandle;
  /** The next position for `lane`, or -1 when there is nothing left for it. */
  take(lane: number): number;
}

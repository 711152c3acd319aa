// What a processor did and when, in typed columns: one entry per task, so that a million fit.

/** What a stretch of time was spent on. */
export const phases = ['decompose', 'assign', 'transfer', 'compute', 'wait', 'aggregate'] as const;
export type Phase = (typeof phases)[number];

/** Lane of the driver: decompose, assign, aggregate and the program's own code run there. */
export const driverLane = 0xffff;

/**
 * Spans in typed columns. Times are ms since the start of the timed region. `task` is the task's id,
 * or -1 where the span belongs to no task; `merged` counts the tasks a span stands for; `serial` is 1
 * where only one processor was allowed to work (serial share).
 */
export interface SpanTable {
  readonly count: number;
  readonly lane: Uint16Array;
  readonly phase: Uint8Array;
  readonly stage: Uint8Array;
  readonly serial: Uint8Array;
  readonly task: Int32Array;
  readonly merged: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

// What a processor did and when, in typed columns: one entry per task, so that a million fit.

/** What a stretch of time was spent on. */
export const phases = ['decompose', 'assign', 'transfer', 'compute', 'wait', 'aggregate'] as const;
export type Phase = (typeof phases)[number];

/** Lane of the driver: decompose, assign, aggregate and the program's own code run there. */
export const driverLane = 0xffff;

/**
 * Spans of one processor in one pass, in typed columns. Times are ms of the team's clock. `task` is
 * the task's id, or -1 where the span belongs to no task; `merged` counts the tasks a span stands for.
 */
export interface LaneSpans {
  readonly count: number;
  readonly phase: Uint8Array;
  readonly task: Int32Array;
  readonly merged: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/**
 * Spans of a whole run, one row each; those of a lane in order of time, without overlap. Times are ms since the
 * start of the timed region; `serial` is 1 where only one processor was allowed to work (serial share).
 */
export interface SpanTable {
  readonly lane: Uint16Array;
  readonly phase: Uint8Array;
  readonly stage: Uint32Array;
  readonly serial: Uint8Array;
  readonly task: Int32Array;
  readonly merged: Uint32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/** The same columns as lists of numbers: as they are written, and as a test writes them down. */
export type SpanLists = { readonly [Column in keyof SpanTable]: readonly number[] };

/** Lists of equal length as a table; numbers must fit the columns. */
export function listsToSpans(lists: SpanLists): SpanTable {
  return {
    lane: Uint16Array.from(lists.lane),
    phase: Uint8Array.from(lists.phase),
    stage: Uint32Array.from(lists.stage),
    serial: Uint8Array.from(lists.serial),
    task: Int32Array.from(lists.task),
    merged: Uint32Array.from(lists.merged),
    startMs: Float64Array.from(lists.startMs),
    endMs: Float64Array.from(lists.endMs),
  };
}

/** Number of a phase in the `phase` column. */
export function phaseNumber(phase: Phase): number {
  return phases.indexOf(phase);
}

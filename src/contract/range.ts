// The unit of work: a half-open range of items, and the arithmetic that cuts an index space into tasks.

/** Half-open range of items: `start` inclusive, `end` exclusive (TBB `blocked_range`). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The tasks of a stage, as arithmetic instead of a list: task k covers items
 * [k * grain, min((k + 1) * grain, items)). A million tasks cost nothing to hold.
 */
export interface Tasks {
  /** Items in the whole stage. */
  readonly items: number;
  /** Items per task; only the last task may be shorter (OpenMP chunk size). */
  readonly grain: number;
  /** Number of tasks: ceil(items / grain). */
  readonly count: number;
}

/** First item of task `k`. */
export function taskStart(tasks: Tasks, k: number): number {
  return k * tasks.grain;
}

/** The item after the last one of task `k`. */
export function taskEnd(tasks: Tasks, k: number): number {
  return Math.min((k + 1) * tasks.grain, tasks.items);
}

/** The items of task `k`. */
export function taskRange(tasks: Tasks, k: number): Range {
  return { start: taskStart(tasks, k), end: taskEnd(tasks, k) };
}

// A stage: tasks that may run at once, then a barrier; and how its arrays move (MPI's words).

/**
 * How an array of a stage travels between the driver and the processors.
 * broadcast: every processor reads the whole array.
 * scatter: a task reads `perItem` elements per item of its range.
 * gather: a task writes `perItem` elements per item of its range.
 * reduce: every task has a copy of the array, zeroed first; copies are combined in task order, so
 * that a float result does not depend on the schedule.
 */
export type Move =
  | { readonly how: 'broadcast' }
  | { readonly how: 'scatter' | 'gather'; readonly perItem: number }
  | { readonly how: 'reduce'; readonly combine: 'sum' | 'min' | 'max' };

/** A move together with the job's array it applies to. */
export type StageArray = Move & { readonly array: string };

/** Numbers handed to every call of the kernel. */
export type Arguments = Readonly<Record<string, number>>;

/** One stage of a program (Spark's stage; a superstep of BSP, Valiant 1990). */
export interface Stage {
  readonly name: string;
  /** The kernel's entry that runs it. */
  readonly entry: string;
  /** Items of the index space [0, items). */
  readonly items: number;
  readonly args: Arguments;
  /** The name by which the kernel knows the array, and which array of the job it is. */
  readonly arrays: Readonly<Record<string, StageArray>>;
  /** Least items of a task here when it is not the plan's grain (which belongs to the main stage). */
  readonly grain?: number;
}

// A stage: tasks that may run at once, then a barrier; and how its arrays move (MPI's words).

/**
 * How an array of a stage travels between the driver and the processors.
 * broadcast: every processor reads the whole array.
 * scatter, `perItem`: a task reads `perItem` elements per item of its range, and with `halo` as many
 * items more before and after it, as far as the array has them. Of a segments array item k is part k,
 * and `perItem` is 1.
 * gather, `perItem`: a task writes `perItem` elements per item of its range.
 * scatter and gather, `firstItem`: the stage's item 0 is the array's item `firstItem`, so that a stage may work on a
 * part of its arrays (0 where it is not given).
 * scatter and gather, `offsets`: item i's elements are [offsets[i], offsets[i + 1]); `offsets` names an
 * array of u32 with at least a stage's items and one more, ascending.
 * scratch, `perItem` or `offsets`: a task has as much room per item, for itself: what lies there before and
 * after is nobody's business, and it never travels. Kernels allocate nothing, so this is where they work.
 * private: every processor has an array of that length for itself, as OpenMP's private variables: room to work in
 * that does not grow with the items. A task finds there whatever was left, and it never travels.
 * reduce: every task has a copy of the array, zeroed first; copies are combined in task order, so
 * that a float result does not depend on the schedule.
 * shuffle: tasks emit bytes to parts 0 to `parts` - 1 of a segments array; after the barrier a part holds
 * what was emitted to it in task order, whatever the schedule (the exchange of MapReduce, Dean and
 * Ghemawat 2004). At most one in a stage.
 * update: read and written while others do, without a barrier (asynchronous SGD, a shared histogram).
 * In shared memory all work on the one array, with `Atomics` where none may be lost. On messages a worker
 * receives the array as it is now with each chunk and what it changed is added to it (a parameter
 * server, Dean et al. 2012): changes must be sums, and rest on a state some chunks old.
 */
export type Move =
  | { readonly how: 'broadcast' }
  | { readonly how: 'update' }
  | { readonly how: 'private' }
  | {
      readonly how: 'scatter';
      readonly perItem: number;
      readonly halo?: number;
      readonly firstItem?: number;
    }
  | { readonly how: 'gather'; readonly perItem: number; readonly firstItem?: number }
  | { readonly how: 'scratch'; readonly perItem: number }
  | { readonly how: 'scatter' | 'gather' | 'scratch'; readonly offsets: string }
  | { readonly how: 'reduce'; readonly combine: 'sum' | 'min' | 'max' }
  | { readonly how: 'shuffle'; readonly parts: number };

/**
 * Who combines what tasks reduced. driver: alone, in task order. tree: all processors, groups of neighbours first,
 * level by level, in an order that the number of tasks decides.
 */
export const aggregations = ['driver', 'tree'] as const;
export type Aggregation = (typeof aggregations)[number];

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

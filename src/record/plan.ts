// A complete, checked description of what will run: serialisable, shown before it runs, kept with the record.

import type { Asks } from './asks.ts';
import type { BackendId } from '../contract/backend.ts';
import type { GivenFields } from './fields.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Transport } from '../contract/schedule.ts';
import type { TeamTraits } from '../contract/team-traits.ts';

/** A file that was read: enough to know it again. */
export interface PlanFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal; missing where the page's origin is not secure. */
  readonly sha256?: string;
}

/** Arrays of one memory that all processors update at once: they wait for each other at its cache lines. */
export interface Contended {
  readonly arrays: readonly string[];
  /** Where the workload has the choice: parameters with which every task has its own. */
  readonly instead?: {
    readonly parameters: Readonly<Record<string, number>>;
    /** One core's time with them over its time without, as the workload guesses both. */
    readonly timeRatio: number;
  };
}

export interface Plan extends GivenFields {
  readonly workload: string;
  readonly unit: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly backend: BackendId;
  /** What its backend's processors are. */
  readonly team: TeamTraits;
  readonly kernel: KernelId;
  /** Ascending, starts with 1. */
  readonly processors: readonly number[];
  readonly transport: Transport;
  readonly grain: number;
  /** Items and tasks of the main stage. */
  readonly items: number;
  readonly tasks: number;
  /** Guided: tasks in each chunk at the largest processor count, the first 64 of them. */
  readonly chunks?: readonly number[];
  /** Of `tasks`, those that only one processor may do, if a share of them was asked for. */
  readonly serialTasks?: number;
  /** Its tasks wait and hold no core: any number of them runs at once. */
  readonly waits?: true;
  /** Only where the main stage updates arrays that all processors share. */
  readonly contended?: Contended;
  /** The question that the headline answers. */
  readonly asks?: Asks;
  /** The person's own file in place of the built-in input. */
  readonly file?: PlanFile;
  /** Work in the unit of throughput: in a record what was done, before that an estimate if it depends on the result. */
  readonly work: number;
  /** Estimated time of the whole experiment in ms; `measured` where the rate comes from a run here. */
  readonly estimate: {
    readonly totalMs: number;
    readonly memoryBytes: number;
    readonly measured: boolean;
  };
}

// A place of execution: it opens a team of processors, and each processor drains a schedule.

import type { Arrays, JobArrays } from './array.ts';
import type { Clock } from './clock.ts';
import type { KernelId } from './kernel.ts';
import type { ParameterValues } from './params.ts';
import type { Tasks } from './range.ts';
import type { Policy, Schedule, Transport } from './schedule.ts';
import type { LaneSpans } from './span.ts';
import type { Stage } from './stage.ts';
import type { TeamTraits } from './team-traits.ts';
import type { Memory } from './workload.ts';
import type { Message } from '../words/message.ts';

/** The name of a backend: whichever the list of backends knows. */
export type BackendId = string;

/** A GPU as the browser names it. */
export interface Adapter {
  readonly name: string;
  /** Computed on the CPU: its times are not a GPU's. */
  readonly software: boolean;
  /** The largest array that it takes. */
  readonly maxArrayBytes: number;
}

/** What a team computes: the workload by id (functions do not cross threads), with its data. */
export interface Job {
  readonly workload: string;
  readonly kernel: KernelId;
  readonly transport: Transport;
  readonly parameters: ParameterValues;
  readonly arrays: JobArrays;
  readonly input: Arrays;
  /** Arrays whose content is the result; others may stay where they were made. */
  readonly outputs: readonly string[];
  /** A guess of one core's time over the whole job, in ms: what counts as far too long follows from it. */
  readonly expectedMs: number;
}

/** Whether a backend can be used here, and with what. */
export type Support =
  | { readonly ok: true; readonly transports: readonly Transport[]; readonly adapter?: Adapter }
  | { readonly ok: false; readonly reason: Message };

/**
 * One pass over tasks of a stage. Position i of the schedule is task `order[i]`, or task i where
 * there is no order. A serial pass holds the tasks that only one processor may run.
 */
export interface StageOrder {
  readonly stage: Stage;
  /** The stage's number within the program, from 0. */
  readonly index: number;
  readonly tasks: Tasks;
  readonly order?: Uint32Array;
  readonly serial: boolean;
}

/**
 * What one processor did in one pass. Times in ms of the team's clock; totals are exact. Before `enteredMs` it waited to
 * be told of the pass, from `leftMs` on it stood at the barrier: -Infinity and Infinity where nothing is known of it.
 */
export interface Drained {
  readonly lane: number;
  readonly enteredMs: number;
  readonly leftMs: number;
  readonly spans: LaneSpans;
  readonly computeMs: number;
  readonly transferMs: number;
  readonly longestTaskMs: number;
  /** What handing out one task took of its computing, as priced; undefined where nothing is known of it. */
  readonly takeMs?: number | undefined;
  readonly bytesMoved: number;
}

/** Set-up times in ms: shown, never counted and never hidden. */
export interface SetUp {
  /** Starting workers or the device. */
  readonly startMs: number;
  /** Loading and compiling kernels. */
  readonly compileMs: number;
  /** Placing the inputs. */
  readonly placeMs: number;
}

/** A pass in which processors combined what a stage's tasks reduced; times in ms of the team's clock. */
export interface CombinedPass {
  readonly drained: readonly Drained[];
  readonly startMs: number;
  readonly endMs: number;
}

export interface Processor {
  readonly lane: number;
  /**
   * Runs tasks taken from `schedule` until none is left for it or `signal` aborts.
   * Rejects with a `Failure` where the processor is gone or a kernel threw.
   */
  drain(order: StageOrder, schedule: Schedule, signal: AbortSignal): Promise<Drained>;
}

/** Opened processors with a job's arrays. The first n of them form a team of n. */
export interface Team extends Memory {
  readonly clock: Clock;
  readonly processors: readonly Processor[];
  /**
   * Where processor 0 is a GPU beside workers: a team of n without it, as a team of n - 1. What it does
   * alone is measured in the same rounds.
   */
  readonly withoutGpu?: Team;
  readonly setUp: SetUp;
  /** The job's inputs where the team holds them in shared memory: nobody needs to keep a second copy. */
  readonly input?: Arrays;
  /** The build of a WASM kernel in use. */
  readonly variant?: string;
  /** What the person should know of how this place runs. */
  readonly notes?: readonly Message[];
  /**
   * Before a timed run on the first `processors` processors: they stand ready; every array that is not an input is zeroed, so that a run that writes too
   * little cannot pass on what an earlier one left, and what was sent before counts as not sent.
   */
  begin(processors: number): Promise<void>;
  /** After a timed run, however it ended: the processors are let go. */
  finish(): Promise<void>;
  /** Makes a pass ready before the processors start: reduce slots zeroed, the cursor reset. */
  prepare(order: StageOrder, schedule: Schedule): Promise<void>;
  /**
   * Who finished what so far in the stage under way, by task: lane + 1, or 0 where the task is not
   * finished. For the picture that fills; undefined where the backend cannot tell.
   */
  progress(): Uint8Array | undefined;
  /**
   * Combines the reduce arrays of a finished stage in a tree, by the first `processors` processors: `aggregate`, which
   * comes after it, then finds that done. Undefined where copies do not lie where all can reach them. Rejects as
   * `drain` does.
   */
  combine?(
    order: StageOrder,
    processors: number,
    signal: AbortSignal,
  ): Promise<readonly CombinedPass[]>;
  /** Combines the reduce arrays of a finished stage and puts its shuffle together, both in task order. */
  aggregate(order: StageOrder): Promise<void>;
  /** What went wrong since `begin` and was mended: the run's time does not count. */
  incidents(): readonly Message[];
  close(): Promise<void>;
}

/** What is known of a backend without opening it: data, so that it can be listed anywhere. */
export interface BackendTraits {
  readonly id: BackendId;
  readonly title: string;
  readonly kernels: readonly KernelId[];
  /** A kernel that computes beside the chosen one, on processor 0: the result is as exact as either. */
  readonly companionKernel?: KernelId;
  readonly policies: readonly Policy[];
  readonly transports: readonly Transport[];
  readonly team: TeamTraits;
  readonly maxProcessors: number;
  /** Whether a share of the tasks can be made to run on one processor. */
  readonly serialShare: boolean;
  /** Whether a start from nothing can be measured. */
  readonly coldStarts: boolean;
  /** Whether all processors can combine what tasks reduced, on shared memory. */
  readonly treeAggregation: boolean;
}

/** How many of `threads` threads ran at the same time, in the mean over a while. */
export interface ThreadsRun {
  readonly threads: number;
  readonly given: number;
}

export interface Backend {
  readonly id: BackendId;
  support(): Promise<Support>;
  /** Opens a team of `width` processors with the inputs placed and the kernel compiled. */
  open(job: Job, width: number, signal: AbortSignal): Promise<Team>;
  /**
   * Between two runs of a team of at least so many workers: whether `threads` of them run at the same time, tried for
   * `forMs`. Only where processors are threads. Rejects with a `Failure` where a worker is lost.
   */
  spin?(threads: number, forMs: number): Promise<ThreadsRun>;
  /** Ends all that is kept warm from run to run, so that the next team starts from nothing. No team is open. */
  cool?(): Promise<void>;
}

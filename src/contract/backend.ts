// A place of execution: it opens a team of processors, and each processor drains a schedule.

import type { ArraySpec, Arrays } from './array.ts';
import type { Clock } from './clock.ts';
import type { KernelId } from './kernel.ts';
import type { ParameterValues } from './params.ts';
import type { Tasks } from './range.ts';
import type { Schedule, Transport } from './schedule.ts';
import type { SpanTable } from './span.ts';
import type { Stage } from './stage.ts';
import type { Memory } from './workload.ts';
import type { Message } from '../words/message.ts';

export type BackendId = 'serial' | 'workers' | 'webgpu';

/** What a team computes: the workload by id (functions do not cross threads), with its data. */
export interface Job {
  readonly workload: string;
  readonly kernel: KernelId;
  readonly transport: Transport;
  readonly parameters: ParameterValues;
  readonly arrays: Readonly<Record<string, ArraySpec>>;
  readonly input: Arrays;
}

/** Whether a backend can be used here, and with what. */
export type Support =
  | { readonly ok: true; readonly transports: readonly Transport[]; readonly adapter?: string }
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

/** What one processor did in one pass. Times in ms of the team's clock. */
export interface Drained {
  readonly lane: number;
  readonly spans: SpanTable;
  readonly tasks: number;
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

export interface Processor {
  readonly lane: number;
  /**
   * Runs tasks taken from `schedule` until none is left for it or `signal` aborts.
   * Rejects with `WorkerLost` where the processor is gone, with `TaskFailed` where a kernel threw.
   */
  drain(order: StageOrder, schedule: Schedule, signal: AbortSignal): Promise<Drained>;
}

/** Opened processors with a job's arrays. The first n of them form a team of n. */
export interface Team extends Memory {
  readonly clock: Clock;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  /** The build of a WASM kernel in use. */
  readonly variant?: string;
  /** Makes a pass ready before the processors start: reduce slots zeroed, the cursor reset. */
  prepare(order: StageOrder, schedule: Schedule): Promise<void>;
  /** Ranges finished so far in the current pass, for the picture that fills; cheap enough to poll. */
  progress(): readonly Progress[];
  /** Combines the reduce arrays of a finished pass in task order; gathers what lies elsewhere. */
  aggregate(order: StageOrder): Promise<void>;
  close(): Promise<void>;
}

/** A finished task of the pass under way. */
export interface Progress {
  readonly lane: number;
  readonly task: number;
}

export interface Backend {
  readonly id: BackendId;
  readonly title: string;
  readonly kernels: readonly KernelId[];
  /** What a processor is here, in the singular: worker, workgroup. */
  readonly processorNoun: string;
  support(): Promise<Support>;
  /** Opens a team of `width` processors with the inputs placed and the kernel compiled. */
  open(job: Job, width: number, signal: AbortSignal): Promise<Team>;
}

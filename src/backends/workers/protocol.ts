// What crosses between the engine and a compute worker: control over Comlink, one call per stage; tasks of
// the message transport beside it on the worker's own channel, which costs a fifth less than a port.

import type { DeskWorker } from './desk-worker.ts';
import type { ArraySpec, Segments, View } from '../../contract/array.ts';
import type { Tasks } from '../../contract/range.ts';
import type { ScheduleHandle } from '../../contract/schedule.ts';
import type { LaneSpans } from '../../contract/span.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Layout, PassLayout, SegmentRegion } from './layout.ts';

/** Which kernel to load; the module is compiled once in the engine and shared. */
export interface KernelOrder {
  readonly workload: string;
  readonly kernel: 'js' | 'wasm';
  readonly module: WebAssembly.Module | undefined;
  /** `performance.timeOrigin` of the team's clock. */
  readonly timeOriginMs: number;
}

/** Opens a worker on memory: the page's shared one, or (without `memory`) a private one of its own. */
export interface OpenMemory extends KernelOrder {
  readonly memory: WebAssembly.Memory | undefined;
  readonly layout: Layout;
}

/** Opens a worker on messages: tasks arrive with their data. */
export interface OpenMessages extends KernelOrder {
  /** Whether replies are copied by the browser instead of moved. */
  readonly clones: boolean;
  readonly specs: Readonly<Record<string, ArraySpec>>;
}

/** One pass for a worker on memory. */
export interface MemoryPass {
  readonly lane: number;
  readonly stage: Stage;
  readonly tasks: Tasks;
  readonly handle: ScheduleHandle;
  readonly pass: PassLayout;
  readonly ordered: boolean;
  /** On a private memory the worker zeroes the pass's bookkeeping itself, which saves a message. */
  readonly fresh: boolean;
}

/** A task whose kernel threw. */
export interface TaskFault {
  readonly task: number;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What a worker did in a pass on memory. */
export interface MemoryDrained {
  /** When the worker had been told of the pass, and when it had handed over what it did. */
  readonly enteredMs: number;
  readonly leftMs: number;
  readonly spans: LaneSpans;
  readonly computeMs: number;
  readonly longestTaskMs: number;
  /** What finished tasks emitted to a shuffle. */
  readonly bytesEmitted: number;
  readonly fault: TaskFault | undefined;
}

/**
 * A piece of an array on its way: elements from item `first` on, and where its items begin when that is
 * no multiple. Without elements it says where the task is to write.
 */
export interface Piece {
  readonly view?: View;
  readonly first: number;
  readonly offsets?: Uint32Array;
}

/** What one task emitted: part and number of bytes in turn, and the bytes one after the other. */
export interface EmittedBytes {
  readonly parts: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Tasks that travel together, ascending; one alone as a plain list, which costs less to make. */
export type ChunkTasks = Uint32Array | readonly number[];

/**
 * One message: tasks that were handed out at once, with the data that this worker does not have yet.
 * Small on purpose: what is in it is copied by the browser for every chunk.
 */
export interface ChunkOrder {
  /** The first task; the others follow it, unless `ids` names them all. */
  readonly task: number;
  readonly count: number;
  readonly ids?: ChunkTasks;
  /** Pieces of scattered arrays, and offsets of gathered ones, by the kernel's name, for each task. */
  readonly pieces?: readonly Readonly<Record<string, Piece>>[];
  /** Only with the first chunk of a pass: what its tasks are. */
  readonly pass?: { readonly stage: Stage; readonly tasks: Tasks };
  /** Whole arrays by the job's name, kept by the worker until the next run. */
  readonly broadcast?: Readonly<Record<string, View>>;
  /** The arrays that the stage updates, by the job's name, as they were when this was sent. */
  readonly current?: Readonly<Record<string, View>>;
}

/** Takes the chunk back that was sent last, unless it was begun: another worker has it. */
export interface TakeBack {
  readonly takeBack: true;
}

/**
 * How an order travels: one task without anything beside it as its number alone, which the browser copies in less
 * time than an object.
 */
export type ChunkMessage = ChunkOrder | number | TakeBack;

/** What a chunk's tasks wrote and when, in their order; it ends with the task that failed. Of one taken back, nothing. */
export interface ChunkReply {
  /** Start and end of each task in turn, in ms of the team's clock. */
  readonly timesMs: readonly number[];
  /** By the kernel's name, for each task; missing where the stage writes nothing. */
  readonly outputs?: readonly Readonly<Record<string, View>>[];
  /** For each task, where the stage has a shuffle. */
  readonly emitted?: readonly EmittedBytes[];
  /** What the chunk added to the arrays that it updates, by the job's name. */
  readonly changes?: Readonly<Record<string, View>>;
  readonly fault?: TaskFault;
}

/** A message while it is put together. */
export type Draft<Message> = { -readonly [Part in keyof Message]: Message[Part] };

/** Posted by a worker in which a promise was rejected and nobody handled it. */
export interface UnhandledRejection {
  readonly unhandledRejection: string;
}

/** Everything a compute worker does, as Comlink exposes it. */
export interface ComputeWorker extends DeskWorker {
  /** Answers when the worker's code has loaded and it holds `lock` for life. */
  ready(lock: string): Promise<void>;
  /** Answers after everything that was posted before. */
  settle(): void;
  /** Resolves when the kernel is loaded and the memory has room for the job. */
  openMemory(order: OpenMemory): Promise<void>;
  openMessages(order: OpenMessages): Promise<void>;
  /** Does nothing but read the clock for `forMs`; `offMs` of `wallMs` this thread did not run. */
  spin(forMs: number): { readonly offMs: number; readonly wallMs: number };
  /** One pass on a private memory. */
  drain(pass: MemoryPass): MemoryDrained;
  /**
   * On shared memory: drains pass after pass as they are announced after number `seen`, until it is
   * let go. It takes no message meanwhile. `together` processors of a run (0: none) first see to it that they run
   * at the same time.
   */
  serve(lane: number, seen: number, together: number): void;
  /** On a private memory: leaves all parts of all segments empty. */
  clearSegments(): SegmentRegion;
  /** On a private memory, after a pass: puts together what the tasks of the stage emitted. */
  shuffle(stage: Stage, tasks: Tasks, pass: PassLayout): SegmentRegion;
  /** A copy of a segments array from a private memory. */
  readSegments(name: string): Segments;
  /** A copy of a job's array from a private memory. */
  readArray(name: string): View;
  /** Writes to a job's array in a private memory, from element `at` on. */
  writeArray(name: string, data: View, at?: number): void;
  /** Sets job's arrays in a private memory to 0. */
  clearArrays(names: readonly string[]): void;
  /** A copy of a pass's reduce slots from a private memory. */
  readSlots(offset: number, spec: ArraySpec): View;
}

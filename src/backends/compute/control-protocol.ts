// Control of a compute worker, over Comlink: what it is opened on, and one call per stage.

import type { DeskWorker } from './desk-worker.ts';
import type { ArraySpec, Segments, View } from '../../contract/array.ts';
import type { Tasks } from '../../contract/range.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Layout, PassLayout, SegmentRegion } from '../arena/layout.ts';
import type { MemoryDrained, MemoryPass } from '../arena/pass-protocol.ts';

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

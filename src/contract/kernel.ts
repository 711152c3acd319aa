// The innermost computation and its three twins: JavaScript, WASM and WGSL give the same result.

import type { View } from './array.ts';
import type { Range } from './range.ts';
import type { Arguments } from './stage.ts';

export type KernelId = 'js' | 'wasm' | 'wgsl';

/**
 * What a kernel sees of an array. On shared memory the view is the whole array; on messages it holds
 * only what the task needs, so item i's elements begin at `(i - first) * perItem`. With offsets they are
 * `view[offsets[i - first]]` up to `view[offsets[i - first + 1]]`.
 * A WASM kernel's pointer is `view.byteOffset`: the view lies in the module's memory.
 */
export interface Window {
  readonly view: View;
  /**
   * The stage's first item that is there, halo included; 0 for broadcast, private, reduce and update. Below 0 where the stage
   * works on a part of the array and more lies before it.
   */
  readonly first: number;
  /** Where items begin in `view`, from item `first` on: for arrays moved by offsets and for segments. */
  readonly offsets?: Uint32Array;
}

/** Where item `item`, of `perItem` elements, lies in a WASM kernel's memory; it may lie before the window. */
export function addressOf({ view, first }: Window, item: number, perItem: number): number {
  return view.byteOffset + (item - first) * perItem * view.BYTES_PER_ELEMENT;
}

export type Windows = Readonly<Record<string, Window>>;

/**
 * Appends a copy of `bytes` to part `part` of the stage's shuffle. Throws a RangeError where there is no
 * such part. What a task emits counts when it has finished.
 */
export type Emit = (part: number, bytes: Uint8Array) => void;

/** Computes the items of `range`, reading and writing only through `windows`. Called once per task. */
export type Kernel = (windows: Windows, range: Range, args: Arguments, emit: Emit) => void;

/** A kernel's entries by name, as stages name them. */
export type KernelEntries = Readonly<Record<string, Kernel>>;

/** Addresses of the two builds of a WASM kernel; the caller picks by `WebAssembly.validate`. */
export interface WasmVariants {
  readonly simd: string;
  readonly relaxedSimd: string;
}

export type WasmVariant = keyof WasmVariants;

/**
 * A WASM kernel: where its builds lie and how its exports become entries. The module imports
 * `env.memory`; it allocates nothing and keeps no mutable globals, so that all processors share one memory.
 */
export interface WasmKernel {
  readonly variants: WasmVariants;
  bind(exports: WebAssembly.Exports): KernelEntries;
}

/** One entry point of a WGSL kernel. */
export interface GpuEntry {
  /** Names of the stage's arrays in the order of their bindings: group 0, binding 1, 2, ... */
  readonly arrays: readonly string[];
  /** Contents of the uniform buffer (group 0, binding 0) for one dispatch over `range`; a multiple of 16 bytes. */
  uniforms(args: Arguments, range: Range): ArrayBuffer;
}

/**
 * A WGSL kernel. Its entries stride over the range with however many workgroups were dispatched:
 * numbered x + y * num_workgroups.x out of x * y, since one dimension of a dispatch is limited. Their
 * number is the processor count. A reduce array has one
 * slot, zeroed before the stage and combined with atomics.
 */
export interface GpuKernel {
  readonly code: string;
  readonly entries: Readonly<Record<string, GpuEntry>>;
}

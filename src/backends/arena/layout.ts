// Where a job's arrays and a pass's bookkeeping lie in one linear memory, shared or private.

import { arrayBytes, makeView, plainArrays, segmentArrays } from '../../contract/array.ts';
import { cellStride, scheduleCellCount } from '../../pipeline/schedule-cells.ts';
import { laneCapacity } from '../../pipeline/lane-recorder.ts';
import type { CombineLevel } from '../../pipeline/combine-tree.ts';
import type { ArraySpec, JobArrays, SegmentsSpec, View } from '../../contract/array.ts';

/** WASM kernels' static data lies below; the loader checks their heap base against it. */
export const arenaBase = 1 << 20;

/** Processors that one memory has room for. */
const mostLanes = 64;

/**
 * Cells of the control block at the arena's start, in Int32 units, each on cache lines of its own:
 * stop (1: leave the pass), pass (number of the pass under way, odd while it is being written), done
 * and ready (processors that finished it, that wait for one), extents (claimed for what tasks emit);
 * then the cells of the schedule, one per processor for what it is doing (see `lane-state.ts`), and one
 * per processor that beats while it waits for the others (see `start-barrier.ts`).
 */
export const cell = {
  stop: 0,
  pass: cellStride,
  done: 2 * cellStride,
  ready: 3 * cellStride,
  extents: 4 * cellStride,
  schedule: 5 * cellStride,
  lanes: (5 + scheduleCellCount(mostLanes)) * cellStride,
  beats: (5 + scheduleCellCount(mostLanes) + mostLanes) * cellStride,
} as const;
/** Int32 cells in the control block. */
export const controlCellCount = cell.beats + mostLanes * cellStride;
const controlBytes = controlCellCount * 4;

/** Where the pass under way is written for all processors to read. */
export const passTextOffset = arenaBase + controlBytes;
export const passTextBytes = 16_384;

/** Where a processor reports what it did in a pass. */
export const reportBytes = 2_048 + laneCapacity * 25;

/** Bytes of a page of WASM memory, and the most pages a memory here may have (4 GiB). */
const pageBytes = 65_536;
export const maxPages = 65_536;

const alignment = 128;

/** The next offset at which something may begin. */
export function align(offset: number): number {
  return Math.ceil(offset / alignment) * alignment;
}

/** Byte offsets of a job's arrays, and the first byte after them. */
export interface Layout {
  /** Byte offset of the first processor's report; the others follow. */
  readonly reportsOffset: number;
  readonly specs: Readonly<Record<string, ArraySpec>>;
  /** What shuffles make lies above `end` (see `segment-store.ts`). */
  readonly segments: Readonly<Record<string, SegmentsSpec>>;
  readonly offsets: Readonly<Record<string, number>>;
  readonly end: number;
}

/** Lays out the arrays one after the other, at the same place for any `processors`, then their reports. */
export function makeLayout(arrays: JobArrays, processors: number): Layout {
  const specs = plainArrays(arrays);
  const offsets: Record<string, number> = {};
  let offset = align(passTextOffset + passTextBytes);
  for (const [name, spec] of Object.entries(specs)) {
    offsets[name] = offset;
    offset = align(offset + arrayBytes(spec));
  }
  const segments = segmentArrays(arrays);
  const end = align(offset + processors * reportBytes);
  return { reportsOffset: offset, specs, segments, offsets, end };
}

/** Where a segments array lies: the u32 offsets of its parts and their end, then its bytes. */
export interface SegmentPlace {
  readonly offset: number;
  readonly parts: number;
  readonly bytes: number;
}

/** Where all segments arrays lie, and the first byte after them. */
export interface SegmentRegion {
  readonly places: Readonly<Record<string, SegmentPlace>>;
  readonly end: number;
}

/**
 * Where a pass keeps its order, its owners and its copies of arrays: above the job's arrays and segments. What
 * its tasks emit is written from `end` on (see `emission-log.ts`).
 */
export interface PassLayout {
  /** u32 task ids by position; undefined where position i is task i. */
  readonly orderOffset: number | undefined;
  /** u8 per task: lane + 1 of who finished it, 0 before. */
  readonly ownersOffset: number;
  /** Byte offset of a reduce array's slots or a private array's copies, by the name the kernel knows it. */
  readonly copyOffsets: Readonly<Record<string, number>>;
  /** i32 per processor: where what its tasks emitted begins. */
  readonly logHeadsOffset: number;
  readonly segments: Readonly<Record<string, SegmentPlace>>;
  readonly end: number;
  /** Of a tree, where the pass combines copies and runs no kernel. */
  readonly level?: CombineLevel;
}

/**
 * Lays a pass out: `slots` are all slots of a reduce array, `privates` all copies of a private one, as one. Private
 * copies lie below what is zeroed before a pass: nobody asks what they hold.
 */
export function makePassLayout(
  region: SegmentRegion,
  tasks: number,
  ordered: boolean,
  slots: Readonly<Record<string, ArraySpec>>,
  privates: Readonly<Record<string, ArraySpec>>,
): PassLayout {
  let offset = region.end;
  const copyOffsets: Record<string, number> = {};
  const place = (copies: Readonly<Record<string, ArraySpec>>): void => {
    for (const [name, spec] of Object.entries(copies)) {
      copyOffsets[name] = offset;
      offset = align(offset + arrayBytes(spec));
    }
  };
  place(privates);
  const ownersOffset = offset;
  offset = align(offset + tasks);
  place(slots);
  const logHeadsOffset = offset;
  offset = align(offset + mostLanes * 4);
  const orderOffset = ordered ? offset : undefined;
  if (ordered) offset = align(offset + tasks * 4);
  const { places: segments } = region;
  return { orderOffset, ownersOffset, copyOffsets, logHeadsOffset, segments, end: offset };
}

/** A view of a job's array in `memory`. Throws where the job has no such array. */
export function arrayView(layout: Layout, memory: WebAssembly.Memory, name: string): View {
  const spec = layout.specs[name];
  const offset = layout.offsets[name];
  if (!spec || offset === undefined) throw new Error(`The job has no array "${name}".`);
  return makeView(spec.type, memory.buffer, offset, spec.length);
}

/** Grows `memory` until it has `bytes`. Throws a RangeError where it cannot be had. */
export function ensureBytes(memory: WebAssembly.Memory, bytes: number): void {
  // Another thread may have grown a shared memory since: growing by nothing shows what is there.
  if (bytes > memory.buffer.byteLength) memory.grow(0);
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}

/** The control block's cells in `memory`. */
export function controlCells(memory: WebAssembly.Memory): Int32Array {
  return new Int32Array(memory.buffer, arenaBase, controlCellCount);
}

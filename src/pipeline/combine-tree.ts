// Aggregation in a tree: copies are combined in groups of neighbours, level by level, by all processors (a tree with a
// fan-in; TBB's parallel_reduce, MPI_Reduce). The tree follows from the number of tasks alone, so that a float result
// depends neither on the schedule nor on the number of processors.

import { arrayBytes } from '../contract/array.ts';
import { combineElements, type Combine } from './aggregate.ts';
import type { ElementType, View } from '../contract/array.ts';
import type { Range } from '../contract/range.ts';

/** Copies that one task combines. */
const fanIn = 32;
/** Elements of an array that one task combines at most: wide arrays are cut as well. */
const blockElements = 4_096;
/** Elements read by a task, at least: less would be handed out for longer than it takes. */
const worthATask = 8_192;

/** Copies of an array, one after the other from a byte on, and where they are to be combined. */
export interface Copies {
  readonly type: ElementType;
  /** Elements of a copy. */
  readonly width: number;
  readonly combine: Combine;
  readonly count: number;
  readonly fromOffset: number;
  readonly toOffset: number;
}

/** One level: every group of copies becomes one copy. */
export interface CombineLevel {
  readonly arrays: readonly Copies[];
  /** Blocks of all groups of all arrays. */
  readonly items: number;
  /** Items of a task. */
  readonly grain: number;
}

function groupsOf({ count }: Copies): number {
  return Math.ceil(count / fanIn);
}

function blocksOf({ width }: Copies): number {
  return Math.ceil(width / blockElements);
}

/**
 * The levels that combine `arrays`, of which all have as many copies, and the first byte after what they need; what
 * lies between is made from `freeOffset` on. The last level writes where the arrays are to be combined.
 */
export function planTree(
  arrays: readonly Copies[],
  freeOffset: number,
  align: (offset: number) => number,
): { readonly levels: readonly CombineLevel[]; readonly end: number } {
  const levels: CombineLevel[] = [];
  let end = align(freeOffset);
  let below = arrays;
  for (;;) {
    const isLast = below.every(({ count }) => count <= fanIn);
    const made = below.map((copies, i): Copies => {
      if (isLast) return { ...copies, toOffset: arrays[i]?.toOffset ?? 0 };
      const toOffset = end;
      end = align(end + arrayBytes({ type: copies.type, length: groupsOf(copies) * copies.width }));
      return { ...copies, toOffset };
    });
    levels.push(toLevel(made));
    if (isLast) return { levels, end };
    below = made.map((copies) => ({
      ...copies,
      count: groupsOf(copies),
      fromOffset: copies.toOffset,
    }));
  }
}

function toLevel(arrays: readonly Copies[]): CombineLevel {
  const items = arrays.reduce((sum, copies) => sum + groupsOf(copies) * blocksOf(copies), 0);
  const read = arrays.reduce((sum, { count, width }) => sum + count * width, 0);
  return { arrays, items, grain: Math.max(1, Math.ceil((worthATask * items) / Math.max(1, read))) };
}

/** Combines the items of a range; what it reads it does not write, so that an item can be done again. */
export function combineItems(
  { arrays }: CombineLevel,
  { start, end }: Range,
  viewAt: (type: ElementType, byteOffset: number, length: number) => View,
): void {
  let first = 0;
  for (const copies of arrays) {
    const { type, width, count, combine, fromOffset, toOffset } = copies;
    const blocks = blocksOf(copies);
    const items = groupsOf(copies) * blocks;
    const from = viewAt(type, fromOffset, count * width);
    const to = viewAt(type, toOffset, groupsOf(copies) * width);
    for (let item = Math.max(start, first); item < Math.min(end, first + items); item++) {
      const group = Math.floor((item - first) / blocks);
      const element = ((item - first) % blocks) * blockElements;
      const slots = from.subarray(group * fanIn * width);
      const target = to.subarray(group * width, (group + 1) * width);
      const inGroup = Math.min(fanIn, count - group * fanIn);
      const block = { first: element, end: Math.min(width, element + blockElements) };
      combineElements(target, slots, inGroup, combine, block);
    }
    first += items;
  }
}

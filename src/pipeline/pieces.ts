// What a task sees of the arrays that its stage scatters, and where a gathered piece belongs: the whole, or
// a copy of its part with halo and offsets. Every transport and the driver's own thread use the same.

import type { Segments, View } from '../contract/array.ts';
import type { Window } from '../contract/kernel.ts';
import type { Range } from '../contract/range.ts';
import type { StageArray } from '../contract/stage.ts';

/** A job's arrays, wherever they lie. */
export interface ArrayStore {
  /** Throws where the job has no such array. */
  view(array: string): View;
  /** What a segments array holds; undefined of other arrays. */
  segmentsOf(array: string): Segments | undefined;
}

/** A move that gives each task elements of its own. */
export type PieceMove = Extract<StageArray, { readonly how: 'scatter' | 'gather' | 'scratch' }>;

/** The array's item that is the stage's item 0. */
function firstItemOf(move: StageArray): number {
  return 'firstItem' in move ? (move.firstItem ?? 0) : 0;
}

/** The whole array, and where its items begin when that is no multiple. */
function sourceOf(
  move: PieceMove,
  store: ArrayStore,
): { readonly view: View; readonly offsets: Uint32Array | undefined } {
  const segments = store.segmentsOf(move.array);
  if (segments) return { view: segments.bytes, offsets: segments.offsets };
  const view = store.view(move.array);
  if (!('offsets' in move)) return { view, offsets: undefined };
  return { view, offsets: store.view(move.offsets) as Uint32Array };
}

/** The window of a scattered, gathered or scratch array where all of it can be seen. */
export function wholeWindow(move: PieceMove, store: ArrayStore): Window {
  const { view, offsets } = sourceOf(move, store);
  return offsets ? { view, first: 0, offsets } : { view, first: 0 - firstItemOf(move) };
}

/** A copy of what a task of `range` reads of a scattered array. */
export function copyPiece(move: PieceMove, range: Range, store: ArrayStore): Window {
  const { view, offsets } = sourceOf(move, store);
  if (offsets) {
    const [start = 0, end = 0] = [offsets[range.start], offsets[range.end]];
    const part = offsetsOf(offsets, range);
    return { view: view.slice(start, end), first: range.start, offsets: part };
  }
  const perItem = 'perItem' in move ? move.perItem : 1;
  const halo = 'halo' in move ? (move.halo ?? 0) : 0;
  const base = firstItemOf(move);
  const first = Math.max(0, base + range.start - halo);
  const end = base + range.end + halo;
  return { view: view.slice(first * perItem, end * perItem), first: first - base };
}

/** Where the items of a gathered piece begin in it; undefined where that is a multiple. */
export function gatherOffsets(
  move: PieceMove,
  range: Range,
  store: ArrayStore,
): Uint32Array | undefined {
  const { offsets } = sourceOf(move, store);
  return offsets && offsetsOf(offsets, range);
}

/** The first element of the array that a task of `range` writes. */
export function gatherStart(move: PieceMove, range: Range, store: ArrayStore): number {
  if ('offsets' in move) return store.view(move.offsets)[range.start] ?? 0;
  return (firstItemOf(move) + range.start) * move.perItem;
}

/** The offsets of the items of `range` and their end, counted from the first. */
function offsetsOf(offsets: Uint32Array, { start, end }: Range): Uint32Array {
  const base = offsets[start] ?? 0;
  return offsets.slice(start, end + 1).map((offset) => offset - base);
}

// What travels with a chunk of tasks on messages, and where its reply belongs. Moved bytes are counted here.

import { taskRange } from '../../contract/range.ts';
import { copyPiece, gatherOffsets, gatherStart } from '../../pipeline/pieces.ts';
import type { View } from '../../contract/array.ts';
import type { StageOrder } from '../../contract/backend.ts';
import type { Range } from '../../contract/range.ts';
import type { StageArray } from '../../contract/stage.ts';
import type { Emitted } from '../../pipeline/emitted.ts';
import type { ArrayStore, PieceMove } from '../../pipeline/pieces.ts';
import type {
  ChunkOrder,
  ChunkReply,
  ChunkTasks,
  Draft,
  Piece,
} from '../compute/chunk-protocol.ts';

/** The data of a message, and what it weighs. */
export interface Parcel {
  readonly message: ChunkOrder | number;
  /** Buffers that move instead of being copied. */
  readonly transfer: Transferable[];
  readonly bytes: number;
}

/** Where the data of a chunk comes from, and where its reply goes. */
export interface ChunkStore {
  readonly arrays: ArrayStore;
  /** Slots of the reduce arrays by the kernel's name, one per task. */
  readonly slots: Readonly<Record<string, View>>;
  /** Undefined where the stage has no shuffle. */
  readonly emitted: Emitted | undefined;
}

/**
 * The message of the tasks `ids`: a copy of each one's piece of every scattered array; every broadcast
 * array that is not in `sent` yet, which it then enters; arrays to update as they are now; and the pass
 * itself where `first`.
 */
export function packChunk(
  { stage, tasks }: StageOrder,
  ids: ChunkTasks,
  arrays: ArrayStore,
  sent: Set<string>,
  first: boolean,
): Parcel {
  const views: View[] = [];
  let broadcast: Record<string, View> | undefined;
  let current: Record<string, View> | undefined;
  let pieces: Record<string, Piece>[] | undefined;
  for (const name in stage.arrays) {
    const move = stage.arrays[name];
    if (!move) continue;
    if (move.how === 'update' || (move.how === 'broadcast' && !sent.has(move.array))) {
      const copy = arrays.view(move.array).slice();
      views.push(copy);
      if (move.how === 'update') (current ??= {})[move.array] = copy;
      else {
        sent.add(move.array);
        (broadcast ??= {})[move.array] = copy;
      }
      continue;
    }
    if (!hasPieces(move)) continue;
    pieces ??= Array.from(ids, () => ({}));
    for (const [i, named] of pieces.entries()) {
      const piece = pieceOf(move, taskRange(tasks, ids[i] ?? 0), arrays);
      named[name] = piece;
      if (piece.view) views.push(piece.view);
      if (piece.offsets) views.push(piece.offsets);
    }
  }
  const task = ids[0] ?? 0;
  const count = ids.length;
  const alone = count === 1 && !pieces && !broadcast && !current && !first;
  if (alone) return { message: task, transfer: [], bytes: 0 };
  const order: Draft<ChunkOrder> = { task, count };
  const follow = (ids[count - 1] ?? 0) - task === count - 1;
  if (!follow) order.ids = ids;
  if (pieces) order.pieces = pieces;
  if (broadcast) order.broadcast = broadcast;
  if (current) order.current = current;
  if (first) order.pass = { stage, tasks };
  let bytes = 0;
  for (const { byteLength } of views) bytes += byteLength;
  return { message: order, transfer: views.map(({ buffer }) => buffer), bytes };
}

/** Whether tasks are sent something of their own: who only writes needs it only to know how much. */
function hasPieces(move: StageArray): move is PieceMove {
  if (move.how === 'scatter') return true;
  return (move.how === 'gather' || move.how === 'scratch') && 'offsets' in move;
}

function pieceOf(move: PieceMove, range: Range, arrays: ArrayStore): Piece {
  if (move.how === 'scatter') return copyPiece(move, range, arrays);
  const offsets = gatherOffsets(move, range, arrays);
  return offsets ? { first: range.start, offsets } : { first: range.start };
}

/** Writes what the `i`th task of a reply, `task`, made to where it belongs; returns the bytes that came. */
export function storeOutput(
  { stage, tasks }: StageOrder,
  task: number,
  { outputs, emitted }: ChunkReply,
  i: number,
  store: ChunkStore,
): number {
  let bytes = 0;
  const output = outputs?.[i];
  for (const name in output) {
    const [view, move] = [output[name], stage.arrays[name]];
    if (!view || !move) continue;
    bytes += view.byteLength;
    if (move.how === 'gather') {
      const start = gatherStart(move, taskRange(tasks, task), store.arrays);
      store.arrays.view(move.array).set(view, start);
    } else if (move.how === 'reduce') store.slots[name]?.set(view, task * view.length);
  }
  const packed = emitted?.[i];
  if (!packed) return bytes;
  let from = 0;
  for (let at = 0; at < packed.parts.length; at += 2) {
    const [part = 0, length = 0] = packed.parts.subarray(at, at + 2);
    store.emitted?.add(task, part, packed.bytes.subarray(from, from + length));
    from += length;
  }
  return bytes + packed.parts.byteLength + from;
}

/** Adds what a chunk changed to the arrays it updates, as they are by now; returns the bytes that came. */
export function addChanges({ changes }: ChunkReply, arrays: ArrayStore): number {
  if (!changes) return 0;
  let bytes = 0;
  for (const [name, change] of Object.entries(changes)) {
    const view = arrays.view(name);
    for (let i = 0; i < change.length; i++) view[i] = (view[i] ?? 0) + (change[i] ?? 0);
    bytes += change.byteLength;
  }
  return bytes;
}

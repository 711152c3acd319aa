// What travels with a chunk of tasks on messages, and where its reply belongs. Moved bytes are counted here.

import { taskEnd, taskStart } from '../../contract/range.ts';
import type { Arrays, View } from '../../contract/array.ts';
import type { StageOrder } from '../../contract/backend.ts';
import type { ChunkOrder, Piece } from './protocol.ts';

/** The data of a message, and what it weighs. */
export interface Parcel {
  readonly order: ChunkOrder;
  /** Buffers that move instead of being copied. */
  readonly transfer: Transferable[];
  readonly bytes: number;
}

/** Tasks that travel together, ascending. */
export type ChunkTasks = Uint32Array;

/**
 * The message of the tasks `ids`: a copy of each one's piece of every scattered array; every broadcast
 * array that is not in `sent` yet, which it then enters; and the pass itself where `first`.
 */
export function packChunk(
  { stage, tasks }: StageOrder,
  ids: ChunkTasks,
  arrays: Arrays,
  sent: Set<string>,
  first: boolean,
): Parcel {
  const transfer: Transferable[] = [];
  let broadcast: Record<string, View> | undefined;
  let pieces: Record<string, Piece>[] | undefined;
  let bytes = 0;
  for (const [name, move] of Object.entries(stage.arrays)) {
    if (move.how === 'scatter') {
      pieces ??= Array.from(ids, () => ({}));
      const { perItem } = move;
      const whole = wholeOf(arrays, move.array);
      for (const [i, piece] of pieces.entries()) {
        const task = ids[i] ?? 0;
        const start = taskStart(tasks, task);
        const view = whole.slice(start * perItem, taskEnd(tasks, task) * perItem);
        piece[name] = { view, first: start };
        transfer.push(view.buffer);
        bytes += view.byteLength;
      }
    } else if (move.how === 'broadcast' && !sent.has(move.array)) {
      sent.add(move.array);
      const copy = wholeOf(arrays, move.array).slice();
      broadcast ??= {};
      broadcast[move.array] = copy;
      transfer.push(copy.buffer);
      bytes += copy.byteLength;
    }
  }
  const task = ids[0] ?? 0;
  const count = ids.length;
  const follow = (ids[count - 1] ?? 0) - task === count - 1;
  const order: ChunkOrder = {
    task,
    count,
    ...(follow ? undefined : { ids }),
    ...(pieces && { pieces }),
    ...(broadcast && { broadcast }),
    ...(first ? { pass: { stage, tasks } } : undefined),
  };
  return { order, transfer, bytes };
}

function wholeOf(arrays: Arrays, array: string): View {
  const whole = arrays[array];
  if (!whole) throw new Error(`The job has no array "${array}".`);
  return whole;
}

/** Writes what `task` gathered or reduced to where it belongs; returns the bytes that came. */
export function storeOutput(
  { stage, tasks }: StageOrder,
  task: number,
  output: Readonly<Record<string, View>>,
  arrays: Arrays,
  slots: Arrays,
): number {
  let bytes = 0;
  for (const [name, view] of Object.entries(output)) {
    const move = stage.arrays[name];
    if (!move) continue;
    bytes += view.byteLength;
    if (move.how === 'gather') arrays[move.array]?.set(view, taskStart(tasks, task) * move.perItem);
    else if (move.how === 'reduce') slots[name]?.set(view, task * view.length);
  }
  return bytes;
}

// What travels with a chunk of tasks on messages, and where its reply belongs. Moved bytes are counted here.

import type { Arrays, View } from '../../contract/array.ts';
import type { Stage } from '../../contract/stage.ts';
import type { ChunkOrder, Piece, TaskPieces, TaskReply } from './protocol.ts';

/** The data of a message, and what it weighs. */
export interface Parcel {
  readonly order: ChunkOrder;
  /** Buffers that move instead of being copied. */
  readonly transfer: Transferable[];
  readonly bytes: number;
}

/** A task by id and range. */
export interface TaskRange {
  readonly task: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The message of `tasks`: a copy of each one's piece of every scattered array; every broadcast array
 * that is not in `sent` yet, which it then enters; and the stage where `first`.
 */
export function packChunk(
  stage: Stage,
  tasks: readonly TaskRange[],
  arrays: Arrays,
  sent: Set<string>,
  first: boolean,
): Parcel {
  const transfer: Transferable[] = [];
  const broadcast: Record<string, View> = {};
  let bytes = 0;
  const scattered: [name: string, array: string, perItem: number][] = [];
  for (const [name, move] of Object.entries(stage.arrays)) {
    if (move.how === 'scatter') scattered.push([name, move.array, move.perItem]);
    if (move.how !== 'broadcast' || sent.has(move.array)) continue;
    sent.add(move.array);
    const copy = wholeOf(arrays, move.array).slice();
    broadcast[move.array] = copy;
    transfer.push(copy.buffer);
    bytes += copy.byteLength;
  }
  const pieces = tasks.map((task): TaskPieces => {
    if (scattered.length === 0) return task;
    const scatter: Record<string, Piece> = {};
    for (const [name, array, perItem] of scattered) {
      const view = wholeOf(arrays, array).slice(task.start * perItem, task.end * perItem);
      scatter[name] = { view, first: task.start };
      transfer.push(view.buffer);
      bytes += view.byteLength;
    }
    return { ...task, scatter };
  });
  const order = {
    tasks: pieces,
    ...(first ? { stage } : {}),
    ...(Object.keys(broadcast).length > 0 ? { broadcast } : {}),
  };
  return { order, transfer, bytes };
}

function wholeOf(arrays: Arrays, array: string): View {
  const whole = arrays[array];
  if (!whole) throw new Error(`The job has no array "${array}".`);
  return whole;
}

/** Writes what a task that begins at item `start` gathered or reduced to where it belongs; returns the bytes that came. */
export function storeReply(
  stage: Stage,
  start: number,
  reply: TaskReply,
  arrays: Arrays,
  slots: Arrays,
): number {
  let bytes = 0;
  for (const [name, view] of Object.entries(reply.output ?? {})) {
    const move = stage.arrays[name];
    if (!move) continue;
    bytes += view.byteLength;
    if (move.how === 'gather') arrays[move.array]?.set(view, start * move.perItem);
    else if (move.how === 'reduce') slots[name]?.set(view, reply.task * view.length);
  }
  return bytes;
}

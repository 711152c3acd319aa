// What travels with a task on messages, and where its reply belongs. Moved bytes are counted here.

import type { Arrays, View } from '../../contract/array.ts';
import type { Range } from '../../contract/range.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Piece, TaskOrder, TaskReply } from './protocol.ts';

export interface TaskMessage {
  readonly order: TaskOrder;
  /** Buffers that are moved instead of copied. */
  readonly transfer: Transferable[];
  readonly bytes: number;
}

/**
 * The message of one task: a copy of its piece of every scattered array, moved to the worker; and
 * every broadcast array that is not in `sent` yet, which it then enters.
 */
export function makeTaskMessage(
  stage: Stage,
  task: number,
  range: Range,
  arrays: Arrays,
  sent: Set<string>,
): TaskMessage {
  const broadcast: Record<string, View> = {};
  const scatter: Record<string, Piece> = {};
  const transfer: Transferable[] = [];
  let bytes = 0;
  for (const [name, move] of Object.entries(stage.arrays)) {
    const whole = arrays[move.array];
    if (!whole) throw new Error(`The job has no array "${move.array}".`);
    if (move.how === 'broadcast') {
      if (sent.has(move.array)) continue;
      sent.add(move.array);
      const copy = whole.slice();
      broadcast[move.array] = copy;
      transfer.push(copy.buffer);
      bytes += whole.byteLength;
    } else if (move.how === 'scatter') {
      const view = whole.slice(range.start * move.perItem, range.end * move.perItem);
      scatter[name] = { view, first: range.start };
      transfer.push(view.buffer);
      bytes += view.byteLength;
    }
  }
  return { order: { task, range, stage, broadcast, scatter }, transfer, bytes };
}

/** Writes what a task gathered or reduced to where it belongs; returns the bytes that came. */
export function storeReply(
  stage: Stage,
  range: Range,
  reply: TaskReply,
  arrays: Arrays,
  slots: Arrays,
): number {
  let bytes = 0;
  for (const [name, view] of Object.entries(reply.output)) {
    const move = stage.arrays[name];
    if (!move) continue;
    bytes += view.byteLength;
    if (move.how === 'gather') arrays[move.array]?.set(view, range.start * move.perItem);
    else if (move.how === 'reduce') slots[name]?.set(view, reply.task * view.length);
  }
  return bytes;
}

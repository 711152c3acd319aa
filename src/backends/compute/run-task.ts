// Inside a worker on messages: runs one task on the data that came with it. A WASM kernel computes in
// this worker's own memory, so data is copied in and out of it; that copy is part of the transfer.

import { arrayBytes, makeArray, makeView, typeOf } from '../../contract/array.ts';
import { arenaBase, ensureBytes } from '../arena/layout.ts';
import { taskRange } from '../../contract/range.ts';
import type { Range } from '../../contract/range.ts';
import type { ArraySpec, ElementType, View } from '../../contract/array.ts';
import type { Kernel, Window } from '../../contract/kernel.ts';
import type { StageArray } from '../../contract/stage.ts';
import { noEmit, Outbox, shuffleOf } from '../../pipeline/outbox.ts';
import { describeThrown } from './thrown.ts';
import type { ChunkOrder, ChunkReply, Draft, EmittedBytes, Piece } from './chunk-protocol.ts';

/** Arrays that were broadcast to this worker, by the job's name. */
type Kept = Map<string, View>;

/** The order that came as `message`. */
export function orderOf(message: ChunkOrder | number): ChunkOrder {
  return typeof message === 'number' ? { task: message, count: 1 } : message;
}

/** Runs tasks with a JavaScript kernel on the received buffers, or with a WASM kernel in `memory`. */
export class TaskRunner {
  readonly #kept: Kept = new Map();
  readonly #specs: Readonly<Record<string, ArraySpec>>;
  readonly #memory: WebAssembly.Memory | undefined;
  readonly #keptOffsets = new Map<string, number>();
  #keptEnd = arenaBase;
  /** End of the pieces of the task under way. */
  #pieceEnd = arenaBase;
  #outbox: Outbox | undefined;
  #pass: ChunkOrder['pass'];
  /** The arrays of the stage: listed once, not for every task. */
  #moves: readonly (readonly [name: string, move: StageArray])[] = [];

  constructor(specs: Readonly<Record<string, ArraySpec>>, memory: WebAssembly.Memory | undefined) {
    this.#specs = specs;
    this.#memory = memory;
  }

  /** Runs the tasks of a message in turn, until one fails. */
  run(order: ChunkOrder, entry: (name: string) => Kernel, now: () => number): ChunkReply {
    const { broadcast, current } = order;
    if (broadcast) for (const [name, view] of Object.entries(broadcast)) this.#keep(name, view);
    // A copy is worked on: what was received tells later what changed.
    if (current) for (const [name, view] of Object.entries(current)) this.#keep(name, view.slice());
    if (order.pass) this.#begin(order.pass);
    if (!this.#pass) throw new Error('A task came before its stage.');
    const { stage, tasks } = this.#pass;
    const kernel = entry(stage.entry);
    const emit = this.#outbox?.emit ?? noEmit;
    const timesMs: number[] = [];
    const reply: Draft<ChunkReply> = { timesMs };
    let outputs: Record<string, View>[] | undefined;
    let emitted: EmittedBytes[] | undefined;
    for (let i = 0; i < order.count; i++) {
      const task = order.ids ? (order.ids[i] ?? 0) : order.task + i;
      const range = taskRange(tasks, task);
      try {
        const windows = this.#windows(range, order.pieces?.[i]);
        timesMs.push(now());
        kernel(windows, range, stage.args, emit);
        timesMs.push(now());
        const output = this.#output(windows);
        if (output) (outputs ??= []).push(output);
        if (this.#outbox) (emitted ??= []).push(packEmitted(this.#outbox));
      } catch (error) {
        return { timesMs, fault: { task, ...range, reason: describeThrown(error) } };
      }
    }
    if (outputs) reply.outputs = outputs;
    if (emitted) reply.emitted = emitted;
    if (current) reply.changes = this.#changes(current);
    return reply;
  }

  /** The reply where that of `order` could not be posted: the fault of its first task. */
  unsendable({ task }: ChunkOrder, error: unknown): ChunkReply {
    if (!this.#pass) throw error;
    const reason = `its result cannot be sent: ${describeThrown(error)}`;
    return { timesMs: [], fault: { task, ...taskRange(this.#pass.tasks, task), reason } };
  }

  #begin(pass: NonNullable<ChunkOrder['pass']>): void {
    this.#pass = pass;
    this.#moves = Object.entries(pass.stage.arrays);
    const shuffle = shuffleOf(pass.stage);
    this.#outbox = shuffle && new Outbox(shuffle.parts);
    for (const [, { how, array }] of this.#moves) {
      if (how === 'private' && !this.#keeps(array)) this.#keep(array, makeArray(this.#spec(array)));
    }
  }

  #keeps(array: string): boolean {
    return this.#kept.has(array) || this.#keptOffsets.has(array);
  }

  /** What the kernel wrote; undefined where the stage writes nothing. */
  #output(windows: Record<string, Window>): Record<string, View> | undefined {
    let output: Record<string, View> | undefined;
    for (const [name, move] of this.#moves) {
      const window = windows[name];
      if (!window || (move.how !== 'gather' && move.how !== 'reduce')) continue;
      output ??= {};
      output[name] = this.#memory ? window.view.slice() : window.view;
    }
    return output;
  }

  /** What the chunk added to each element of the arrays it received to update. */
  #changes(received: Readonly<Record<string, View>>): Record<string, View> {
    const changes: Record<string, View> = {};
    for (const [name, before] of Object.entries(received)) {
      changes[name] = this.#keptView(name).map((value, i) => value - (before[i] ?? 0));
    }
    return changes;
  }

  #keep(name: string, view: View): void {
    if (!this.#memory) {
      this.#kept.set(name, view);
      return;
    }
    const spec = this.#spec(name);
    let offset = this.#keptOffsets.get(name);
    if (offset === undefined) {
      offset = this.#keptEnd;
      this.#keptEnd = alignUp(offset + arrayBytes(spec));
      this.#keptOffsets.set(name, offset);
    }
    ensureBytes(this.#memory, offset + arrayBytes(spec));
    makeView(spec.type, this.#memory.buffer, offset, spec.length).set(view);
  }

  #windows(
    range: Range,
    pieces: Readonly<Record<string, Piece>> | undefined,
  ): Record<string, Window> {
    this.#pieceEnd = this.#keptEnd;
    const windows: Record<string, Window> = {};
    for (const [name, move] of this.#moves) {
      const window = this.#window(move, range, pieces?.[name]);
      if (window) windows[name] = window;
    }
    return windows;
  }

  /** What the kernel sees of an array; nothing of a shuffle. */
  #window(move: StageArray, range: Range, piece: Piece | undefined): Window | undefined {
    switch (move.how) {
      case 'broadcast':
      case 'private':
      case 'update':
        return { view: this.#keptView(move.array), first: 0 };
      case 'scatter':
        if (!piece?.view) throw new Error(`The piece of "${move.array}" was not sent.`);
        return this.#placePiece(this.#place(piece.view), piece);
      case 'gather':
      case 'scratch': {
        const perItem = 'perItem' in move ? move.perItem : 1;
        const length = piece?.offsets?.at(-1) ?? (range.end - range.start) * perItem;
        const view = this.#blank(this.#spec(move.array).type, length);
        return piece ? this.#placePiece(view, piece) : { view, first: range.start };
      }
      case 'reduce': {
        const { type, length } = this.#spec(move.array);
        return { view: this.#blank(type, length), first: 0 };
      }
      case 'shuffle':
        return undefined;
    }
  }

  #placePiece(view: View, { first, offsets }: Piece): Window {
    if (!offsets) return { view, first };
    return { view, first, offsets: this.#place(offsets) };
  }

  /** What was received, where the kernel can see it. */
  #place<T extends View>(received: T): T {
    if (!this.#memory) return received;
    const view = this.#blank(typeOf(received), received.length) as T;
    view.set(received);
    return view;
  }

  /** Zeros where the kernel can see them. */
  #blank(type: ElementType, length: number): View {
    const memory = this.#memory;
    if (!memory) return makeArray({ type, length });
    const offset = this.#pieceEnd;
    this.#pieceEnd = alignUp(offset + arrayBytes({ type, length }));
    // Views made before stay valid: the memory is a shared one, which grows in place.
    ensureBytes(memory, this.#pieceEnd);
    return makeView(type, memory.buffer, offset, length).fill(0);
  }

  #keptView(array: string): View {
    const kept = this.#kept.get(array);
    if (kept) return kept;
    const offset = this.#keptOffsets.get(array);
    if (!this.#memory || offset === undefined) {
      throw new Error(`The array "${array}" was not sent to this worker.`);
    }
    const spec = this.#spec(array);
    return makeView(spec.type, this.#memory.buffer, offset, spec.length);
  }

  #spec(array: string): ArraySpec {
    const spec = this.#specs[array];
    if (!spec) throw new Error(`The job has no array "${array}".`);
    return spec;
  }
}

/** Empties an outbox into one message's worth: a transfer of many small buffers costs more than a copy. */
function packEmitted(outbox: Outbox): EmittedBytes {
  const parts: number[] = [];
  const pieces: Uint8Array[] = [];
  const sum = outbox.empty((part, bytes) => {
    parts.push(part, bytes.length);
    pieces.push(bytes.slice());
  });
  const bytes = new Uint8Array(sum);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { parts: Uint32Array.from(parts), bytes };
}

function alignUp(offset: number): number {
  return Math.ceil(offset / 128) * 128;
}

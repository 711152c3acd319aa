// Inside a worker on messages: runs one task on the data that came with it. A WASM kernel computes in
// this worker's own memory, so data is copied in and out of it; that copy is part of the transfer.

import { arrayBytes, elementBytes, makeArray, makeView } from '../../contract/array.ts';
import { arenaBase, ensureBytes } from './layout.ts';
import type { ArraySpec, View } from '../../contract/array.ts';
import type { Kernel, Window } from '../../contract/kernel.ts';
import type { Stage, StageArray } from '../../contract/stage.ts';
import { describeThrown } from './thrown.ts';
import type { ChunkOrder, TaskPieces, TaskReply } from './protocol.ts';

/** Arrays that were broadcast to this worker, by the job's name. */
type Kept = Map<string, View>;

/** Runs tasks with a JavaScript kernel on the received buffers, or with a WASM kernel in `memory`. */
export class TaskRunner {
  readonly #kept: Kept = new Map();
  readonly #specs: Readonly<Record<string, ArraySpec>>;
  readonly #memory: WebAssembly.Memory | undefined;
  readonly #keptOffsets = new Map<string, number>();
  #keptEnd = arenaBase;
  #stage: Stage | undefined;

  constructor(specs: Readonly<Record<string, ArraySpec>>, memory: WebAssembly.Memory | undefined) {
    this.#specs = specs;
    this.#memory = memory;
  }

  /** Runs the tasks of a message in turn, until one fails. */
  run(order: ChunkOrder, entry: (name: string) => Kernel, now: () => number): readonly TaskReply[] {
    for (const [name, view] of Object.entries(order.broadcast ?? {})) this.#keep(name, view);
    const stage = order.stage ?? this.#stage;
    if (!stage) throw new Error('A task came before its stage.');
    this.#stage = stage;
    const kernel = entry(stage.entry);
    const replies: TaskReply[] = [];
    for (const task of order.tasks) {
      const reply = this.#runTask(task, stage, kernel, now);
      replies.push(reply);
      if (reply.fault) break;
    }
    return replies;
  }

  #runTask(pieces: TaskPieces, stage: Stage, kernel: Kernel, now: () => number): TaskReply {
    const { task, start, end } = pieces;
    let startMs = now();
    try {
      const windows = this.#windows(pieces, stage);
      startMs = now();
      kernel(windows, { start, end }, stage.args);
      const endMs = now();
      const output = this.#output(stage, windows);
      return output ? { task, startMs, endMs, output } : { task, startMs, endMs };
    } catch (error) {
      const fault = { task, start, end, reason: describeThrown(error) };
      return { task, startMs, endMs: now(), fault };
    }
  }

  /** What the kernel wrote; undefined where the stage writes nothing. */
  #output(stage: Stage, windows: Record<string, Window>): Record<string, View> | undefined {
    let output: Record<string, View> | undefined;
    for (const [name, move] of Object.entries(stage.arrays)) {
      const window = windows[name];
      if (!window || (move.how !== 'gather' && move.how !== 'reduce')) continue;
      output ??= {};
      output[name] = this.#memory ? window.view.slice() : window.view;
    }
    return output;
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

  #windows(pieces: TaskPieces, stage: Stage): Record<string, Window> {
    const memory = this.#memory;
    const lengths = Object.entries(stage.arrays).map(
      ([name, move]) => [name, move, this.#pieceLength(pieces, name, move)] as const,
    );
    if (memory) {
      const bytes = lengths.reduce(
        (sum, [, move, length]) =>
          sum + alignUp(length * elementBytes(this.#spec(move.array).type)),
        0,
      );
      ensureBytes(memory, this.#keptEnd + bytes);
    }
    let offset = this.#keptEnd;
    const windows: Record<string, Window> = {};
    for (const [name, move, length] of lengths) {
      const { type } = this.#spec(move.array);
      const first = move.how === 'scatter' || move.how === 'gather' ? pieces.start : 0;
      const received = pieces.scatter?.[name]?.view;
      if (move.how === 'broadcast') {
        windows[name] = { view: this.#keptView(move.array), first };
      } else if (!memory) {
        windows[name] = { view: received ?? makeArray({ type, length }), first };
      } else {
        const view = makeView(type, memory.buffer, offset, length);
        if (received) view.set(received);
        else view.fill(0);
        offset += alignUp(view.byteLength);
        windows[name] = { view, first };
      }
    }
    return windows;
  }

  /** Elements that the task's own piece of an array has; 0 where the worker keeps the whole. */
  #pieceLength(pieces: TaskPieces, name: string, move: StageArray): number {
    switch (move.how) {
      case 'broadcast':
        return 0;
      case 'scatter':
        return pieces.scatter?.[name]?.view.length ?? 0;
      case 'gather':
        return (pieces.end - pieces.start) * move.perItem;
      case 'reduce':
        return this.#spec(move.array).length;
    }
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

function alignUp(offset: number): number {
  return Math.ceil(offset / 128) * 128;
}

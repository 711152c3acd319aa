// Inside a worker on messages: runs one task on the data that came with it. A WASM kernel computes in
// this worker's own memory, so data is copied in and out of it; that copy is part of the transfer.

import { arrayBytes, elementBytes, makeArray, makeView } from '../../contract/array.ts';
import { arenaBase, ensureBytes } from './layout.ts';
import { taskEnd, taskStart } from '../../contract/range.ts';
import type { Range } from '../../contract/range.ts';
import type { ArraySpec, View } from '../../contract/array.ts';
import type { Kernel, Window } from '../../contract/kernel.ts';
import type { Stage, StageArray } from '../../contract/stage.ts';
import { describeThrown } from './thrown.ts';
import type { ChunkOrder, ChunkReply, Piece } from './protocol.ts';

/** Arrays that were broadcast to this worker, by the job's name. */
type Kept = Map<string, View>;

/** Runs tasks with a JavaScript kernel on the received buffers, or with a WASM kernel in `memory`. */
export class TaskRunner {
  readonly #kept: Kept = new Map();
  readonly #specs: Readonly<Record<string, ArraySpec>>;
  readonly #memory: WebAssembly.Memory | undefined;
  readonly #keptOffsets = new Map<string, number>();
  #keptEnd = arenaBase;
  #pass: ChunkOrder['pass'];

  constructor(specs: Readonly<Record<string, ArraySpec>>, memory: WebAssembly.Memory | undefined) {
    this.#specs = specs;
    this.#memory = memory;
  }

  /** Runs the tasks of a message in turn, until one fails. */
  run(order: ChunkOrder, entry: (name: string) => Kernel, now: () => number): ChunkReply {
    for (const [name, view] of Object.entries(order.broadcast ?? {})) this.#keep(name, view);
    this.#pass = order.pass ?? this.#pass;
    if (!this.#pass) throw new Error('A task came before its stage.');
    const { stage, tasks } = this.#pass;
    const kernel = entry(stage.entry);
    const timesMs: number[] = [];
    const outputs: Record<string, View>[] = [];
    for (let i = 0; i < order.count; i++) {
      const task = order.ids ? (order.ids[i] ?? 0) : order.task + i;
      const range = { start: taskStart(tasks, task), end: taskEnd(tasks, task) };
      try {
        const windows = this.#windows(range, stage, order.pieces?.[i]);
        timesMs.push(now());
        kernel(windows, range, stage.args);
        timesMs.push(now());
        const output = this.#output(stage, windows);
        if (output) outputs.push(output);
      } catch (error) {
        return { timesMs, fault: { task, ...range, reason: describeThrown(error) } };
      }
    }
    return outputs.length > 0 ? { timesMs, outputs } : { timesMs };
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

  #windows(
    range: Range,
    stage: Stage,
    pieces: Readonly<Record<string, Piece>> | undefined,
  ): Record<string, Window> {
    const memory = this.#memory;
    const lengths = Object.entries(stage.arrays).map(
      ([name, move]) => [name, move, this.#pieceLength(range, move, pieces?.[name])] as const,
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
      const first = move.how === 'scatter' || move.how === 'gather' ? range.start : 0;
      const received = pieces?.[name]?.view;
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
  #pieceLength(range: Range, move: StageArray, piece: Piece | undefined): number {
    switch (move.how) {
      case 'broadcast':
        return 0;
      case 'scatter':
        return piece?.view.length ?? 0;
      case 'gather':
        return (range.end - range.start) * move.perItem;
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

// Inside a worker on messages: runs one task on the data that came with it. A WASM kernel computes in
// this worker's own memory, so data is copied in and out of it; that copy is part of the transfer.

import { arrayBytes, elementBytes, makeArray, makeView } from '../../contract/array.ts';
import { arenaBase, ensureBytes } from './layout.ts';
import type { ArraySpec, View } from '../../contract/array.ts';
import type { Kernel, Window } from '../../contract/kernel.ts';
import type { StageArray } from '../../contract/stage.ts';
import type { TaskOrder, TaskReply } from './protocol.ts';

/** Arrays that were broadcast to this worker, by the job's name. */
type Kept = Map<string, View>;

/** Runs tasks with a JavaScript kernel on the received buffers, or with a WASM kernel in `memory`. */
export class TaskRunner {
  readonly #kept: Kept = new Map();
  readonly #specs: Readonly<Record<string, ArraySpec>>;
  readonly #memory: WebAssembly.Memory | undefined;
  readonly #keptOffsets = new Map<string, number>();
  #keptEnd = arenaBase;

  constructor(specs: Readonly<Record<string, ArraySpec>>, memory: WebAssembly.Memory | undefined) {
    this.#specs = specs;
    this.#memory = memory;
  }

  run(order: TaskOrder, kernel: Kernel, now: () => number): TaskReply {
    for (const [name, view] of Object.entries(order.broadcast)) this.#keep(name, view);
    const windows = this.#windows(order);
    const startMs = now();
    kernel(windows, order.range, order.stage.args);
    const endMs = now();
    const output: Record<string, View> = {};
    for (const [name, move] of Object.entries(order.stage.arrays)) {
      const window = windows[name];
      if (window && (move.how === 'gather' || move.how === 'reduce')) {
        output[name] = this.#memory ? window.view.slice() : window.view;
      }
    }
    return { task: order.task, startMs, endMs, output, fault: undefined };
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

  #windows(order: TaskOrder): Record<string, Window> {
    const memory = this.#memory;
    const lengths = Object.entries(order.stage.arrays).map(
      ([name, move]) => [name, move, this.#pieceLength(order, name, move)] as const,
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
      const first = move.how === 'scatter' || move.how === 'gather' ? order.range.start : 0;
      const received = order.scatter[name]?.view;
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
  #pieceLength(order: TaskOrder, name: string, move: StageArray): number {
    switch (move.how) {
      case 'broadcast':
        return 0;
      case 'scatter':
        return order.scatter[name]?.view.length ?? 0;
      case 'gather':
        return (order.range.end - order.range.start) * move.perItem;
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

// A job's arrays and kernel in this thread: runs tasks one at a time, on whole arrays as in shared memory
// or on pieces as in messages. What virtual time and tests compute with.

import { makeArray, noSegments, plainArrays, segmentArrays } from '../contract/array.ts';
import { combineStage, reduceSpecs } from '../pipeline/aggregate.ts';
import { checkStage } from '../pipeline/check-stage.ts';
import { Emitted } from '../pipeline/emitted.ts';
import { noEmit, Outbox, shuffleOf } from '../pipeline/outbox.ts';
import { copyPiece, gatherOffsets, gatherStart, wholeWindow } from '../pipeline/pieces.ts';
import type { Arrays, ArraySpec, JobArrays, Segments, View } from '../contract/array.ts';
import type { KernelEntries, Window } from '../contract/kernel.ts';
import type { Range } from '../contract/range.ts';
import type { Stage, StageArray } from '../contract/stage.ts';
import type { Memory } from '../contract/workload.ts';
import type { ArrayStore, PieceMove } from '../pipeline/pieces.ts';

/** Whole arrays, as in shared memory, or only a task's part, as in messages. */
export type WindowKind = 'whole' | 'pieces';

/** Elements of a piece that a kernel forgets to write must show. */
const unwritten = 77;

export interface LocalJob {
  readonly arrays: JobArrays;
  readonly input: Arrays;
  readonly entries: KernelEntries;
  readonly windows: WindowKind;
  /** Where views lie that the kernel sees. */
  readonly allocate?: (spec: ArraySpec) => View;
}

export class LocalMemory implements Memory, ArrayStore {
  readonly #job: LocalJob;
  readonly #allocate: (spec: ArraySpec) => View;
  readonly #specs: Readonly<Record<string, ArraySpec>>;
  readonly #views: Record<string, View> = {};
  readonly #segments: Record<string, Segments> = {};
  #slots: Record<string, View> = {};
  #emitted: Emitted | undefined;
  #outbox: Outbox | undefined;

  constructor(job: LocalJob) {
    this.#job = job;
    this.#allocate = job.allocate ?? makeArray;
    this.#specs = plainArrays(job.arrays);
    for (const [name, spec] of Object.entries(this.#specs)) {
      this.#views[name] = this.#allocate(spec);
      const data = job.input[name];
      if (data && data.length !== spec.length) throw new Error(`Input ${name} has a wrong length.`);
      if (data) this.#views[name].set(data);
    }
    this.begin();
  }

  /** Before a run: zeroes what is no input. */
  begin(): void {
    for (const [name, view] of Object.entries(this.#views)) {
      if (!(name in this.#job.input)) view.fill(0);
    }
    for (const [name, { parts }] of Object.entries(segmentArrays(this.#job.arrays))) {
      this.#segments[name] = noSegments(parts);
    }
  }

  /** Before a stage of `tasks` tasks. */
  prepare(stage: Stage, tasks: number): void {
    checkStage(stage, this.#job.arrays, this.#job.input);
    this.#slots = {};
    for (const [name, { type, length }] of Object.entries(reduceSpecs(stage, this.#specs))) {
      this.#slots[name] = this.#allocate({ type, length: length * tasks });
    }
    const shuffle = shuffleOf(stage);
    this.#emitted = shuffle && new Emitted(shuffle.parts);
    this.#outbox = shuffle && new Outbox(shuffle.parts);
  }

  runTask(stage: Stage, task: number, range: Range): void {
    const windows: Record<string, Window> = {};
    for (const [name, move] of Object.entries(stage.arrays)) {
      const window = this.#window(name, move, task, range);
      if (window) windows[name] = window;
    }
    const kernel = this.#job.entries[stage.entry];
    if (!kernel) throw new Error(`The kernel has no entry "${stage.entry}".`);
    kernel(windows, range, stage.args, this.#outbox?.emit ?? noEmit);
    this.#outbox?.empty((part, bytes) => this.#emitted?.add(task, part, bytes.slice()));
    if (this.#job.windows === 'whole') return;
    for (const [name, move] of Object.entries(stage.arrays)) {
      const written = windows[name];
      if (move.how !== 'gather' || !written) continue;
      this.view(move.array).set(written.view, gatherStart(move, range, this));
    }
  }

  /** At the barrier. */
  aggregate(stage: Stage, tasks: number): void {
    const slotsOf = (name: string): View => this.#slots[name] ?? new Uint8Array();
    combineStage(stage, tasks, slotsOf, (array) => this.view(array));
    const shuffle = shuffleOf(stage);
    const spec = shuffle && this.#job.arrays[shuffle.array];
    if (!shuffle || !this.#emitted || spec?.type !== 'segments') return;
    const { bytes, offsets } = this.#emitted.assemble(spec.parts);
    const view = this.#allocate({ type: 'u8', length: bytes.length }) as Uint8Array;
    view.set(bytes);
    this.#segments[shuffle.array] = { bytes: view, offsets };
  }

  /** What the kernel sees of an array; nothing of a shuffle. */
  #window(name: string, move: StageArray, task: number, range: Range): Window | undefined {
    switch (move.how) {
      case 'broadcast':
      case 'private':
      case 'update':
        return { view: this.view(move.array), first: 0 };
      case 'reduce': {
        const { length } = this.view(move.array);
        const slots = this.#slots[name] ?? new Uint8Array();
        return { view: slots.subarray(task * length, (task + 1) * length), first: 0 };
      }
      case 'shuffle':
        return undefined;
      case 'scatter':
        if (this.#job.windows === 'whole') return wholeWindow(move, this);
        return this.#placed(move, copyPiece(move, range, this));
      case 'gather':
      case 'scratch':
        if (this.#job.windows === 'whole') return wholeWindow(move, this);
        return this.#blank(move, range);
    }
  }

  /** A piece where the kernel can see it. */
  #placed({ array }: PieceMove, piece: Window): Window {
    const type = this.#specs[array]?.type ?? 'u8';
    const view = this.#allocate({ type, length: piece.view.length });
    view.set(piece.view);
    return { ...piece, view };
  }

  #blank(move: PieceMove, range: Range): Window {
    const type = this.#specs[move.array]?.type ?? 'u8';
    const offsets = gatherOffsets(move, range, this);
    const perItem = 'perItem' in move ? move.perItem : 1;
    const length = offsets?.at(-1) ?? (range.end - range.start) * perItem;
    const view = this.#allocate({ type, length }).fill(unwritten);
    return offsets ? { view, first: range.start, offsets } : { view, first: range.start };
  }

  view(array: string): View {
    const view = this.#views[array];
    if (!view) throw new Error(`The job has no array "${array}".`);
    return view;
  }

  /** What a segments array holds, for a window. */
  segmentsOf(array: string): Segments | undefined {
    return this.#segments[array];
  }

  read(array: string): Promise<View> {
    return Promise.resolve(this.#segments[array]?.bytes ?? this.view(array));
  }

  write(array: string, data: View): Promise<void> {
    this.view(array).set(data);
    return Promise.resolve();
  }

  segments(array: string): Promise<Segments> {
    const found = this.#segments[array];
    return found
      ? Promise.resolve(found)
      : Promise.reject(new Error(`The job has no segments "${array}".`));
  }
}

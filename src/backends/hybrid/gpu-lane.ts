// The GPU as one lane among workers: takes chunks from their schedule, computes them, and puts what it
// read back where the workers put theirs.

import { LaneRecorder, laneToDrained } from '../../pipeline/lane-recorder.ts';
import { taskEnd, taskStart } from '../../contract/range.ts';
import { ChunkSizer } from './chunk-sizer.ts';
import { Pace } from './pace.ts';
import type { View } from '../../contract/array.ts';
import type { Drained, StageOrder } from '../../contract/backend.ts';
import type { Range } from '../../contract/range.ts';
import type { Chunk } from '../../contract/schedule.ts';
import type { GpuJob, RangeResult } from '../webgpu/gpu-job.ts';
import type { PassPart } from '../shared/pass-part.ts';

/** Workgroups of a chunk: more than any device runs at once, so that all of it is busy. */
const workgroups = 1_024;

/** What is learned of one entry of a kernel, from run to run. */
interface Learned {
  readonly sizer: ChunkSizer;
  readonly pace: Pace;
}

export class GpuLane {
  readonly #gpu: GpuJob;
  readonly #view: (array: string) => Promise<View>;
  readonly #learned = new Map<string, Learned>();

  /** `view` gives the workers' view of an array of the job. */
  constructor(gpu: GpuJob, view: (array: string) => Promise<View>) {
    this.#gpu = gpu;
    this.#view = view;
  }

  /** Notes how long a pass with `workers` workers took, in which the GPU did some tasks or none. */
  notePass(order: StageOrder, workers: number, how: 'together' | 'alone', ms: number): void {
    this.#of(order).pace.notePass(workers, how, order.tasks.count, ms);
  }

  /** Takes part in a pass beside `workers` workers until nothing is left for the GPU. */
  async drain(
    order: StageOrder,
    part: PassPart,
    workers: number,
    signal: AbortSignal,
  ): Promise<Drained> {
    const recorder = new LaneRecorder();
    const enteredMs = performance.now();
    const { sizer, pace } = this.#of(order);
    if (!pace.takesPart(workers)) {
      return laneToDrained(0, recorder, 0, { enteredMs, leftMs: enteredMs });
    }
    let bytesMoved = await this.#broadcast(order, recorder);
    const chunk = { first: 0, end: 0 };
    for (let first = true; !signal.aborted; first = false) {
      const { remaining } = part;
      const wanted = sizer.next({ remaining, workers, workersRate: pace.beside(workers), first });
      if (wanted < 1 || !part.take(chunk, wanted)) break;
      const startMs = performance.now();
      bytesMoved += await this.#run(order, chunk, part, recorder, signal);
      const ms = performance.now() - startMs;
      const tasks = chunk.end - chunk.first;
      sizer.measured(tasks, ms);
      // What workers did meanwhile; where they ran out of tasks it says nothing of their pace.
      if (part.remaining > 0) {
        pace.noteBeside(workers, remaining - tasks - part.remaining, ms);
      }
    }
    return laneToDrained(0, recorder, bytesMoved, { enteredMs, leftMs: performance.now() });
  }

  /** Uploads what every task reads; returns its bytes. */
  async #broadcast({ stage }: StageOrder, recorder: LaneRecorder): Promise<number> {
    const arrays = Object.values(stage.arrays).filter(({ how }) => how === 'broadcast');
    if (arrays.length === 0) return 0;
    const sinceMs = performance.now();
    let bytes = 0;
    for (const { array } of arrays) {
      bytes += this.#gpu.memory.write(array, await this.#view(array));
    }
    await this.#gpu.settle();
    recorder.transfer(-1, sinceMs, performance.now());
    return bytes;
  }

  /** Runs one chunk; returns the bytes moved for it. */
  async #run(
    order: StageOrder,
    { first, end }: Chunk,
    part: PassPart,
    recorder: LaneRecorder,
    signal: AbortSignal,
  ): Promise<number> {
    const { stage, tasks } = order;
    const range = { start: taskStart(tasks, first), end: taskEnd(tasks, end - 1) };
    const sinceMs = performance.now();
    const bytesWritten = await this.#scatter(order, range);
    if (bytesWritten > 0) recorder.transfer(first, sinceMs, performance.now());
    const result = await this.#gpu.runRange(stage, range, workgroups, signal);
    for (const [i, { startMs, endMs }] of result.submits.entries()) {
      recorder.computeTogether(first, i === 0 ? end - first : 0, startMs, endMs);
    }
    await this.#place(order, range, { first, end }, result, part);
    recorder.transfer(first, result.readBack.startMs, performance.now());
    this.#gpu.check();
    return bytesWritten + result.bytesRead;
  }

  /** Uploads the pieces that a range reads; returns their bytes. */
  async #scatter({ stage }: StageOrder, { start, end }: Range): Promise<number> {
    let bytes = 0;
    for (const move of Object.values(stage.arrays)) {
      if (move.how !== 'scatter' || 'offsets' in move) continue;
      const { perItem, halo = 0, firstItem = 0 } = move;
      const from = Math.max(0, firstItem + start - halo) * perItem;
      const to = (firstItem + end + halo) * perItem;
      const view = await this.#view(move.array);
      bytes += this.#gpu.memory.write(move.array, view.subarray(from, to), from);
    }
    return bytes;
  }

  /** Puts a chunk's results into the workers' memory: pieces in their place, reductions into slots. */
  async #place(
    { stage }: StageOrder,
    { start }: Range,
    { first, end }: Chunk,
    { views }: RangeResult,
    part: PassPart,
  ): Promise<void> {
    for (const [name, move] of Object.entries(stage.arrays)) {
      const view = views[move.array];
      if (!view) continue;
      if (move.how === 'gather' && 'perItem' in move)
        (await this.#view(move.array)).set(view, ((move.firstItem ?? 0) + start) * move.perItem);
      if (move.how !== 'reduce') continue;
      const slots = part.slotsOf(name);
      // One slot holds the whole chunk. Zeros in the others change no sum; a least or largest value
      // they would change.
      const last = move.combine === 'sum' ? first + 1 : end;
      for (let task = first; task < last; task++) slots.set(view, task * view.length);
    }
  }

  #of({ stage }: StageOrder): Learned {
    const known = this.#learned.get(stage.entry);
    if (known) return known;
    const learned = { sizer: new ChunkSizer(), pace: new Pace() };
    this.#learned.set(stage.entry, learned);
    return learned;
  }
}

// A job on the GPU, opened on a device: its arrays, its pipelines, and the running of a range of a
// stage in submits that are short. A team of its own or one lane of many runs on top of it.

import { Dispatcher } from './dispatcher.ts';
import { GpuMemory } from './gpu-memory.ts';
import { PassSizer } from './pass-sizer.ts';
import type { View } from '../../contract/array.ts';
import type { Job } from '../../contract/backend.ts';
import type { Range } from '../../contract/range.ts';
import type { Stage, StageArray } from '../../contract/stage.ts';
import type { Message } from '../../words/message.ts';
import type { Interval } from './dispatcher.ts';
import type { OpenDevice } from './open-device.ts';
import type { Pipelines } from './pipelines.ts';

/** What a range of a stage gave, and when. */
export interface RangeResult {
  /**
   * By the names of the job's arrays: of a gather array the elements of the range, of a reduce array
   * the range's own slot, which is to be combined with other ranges' in their order.
   */
  readonly views: Readonly<Record<string, View>>;
  /** When it computed, submit by submit. */
  readonly submits: readonly Interval[];
  /** The read-back: from the end of the last submit to the views. */
  readonly readBack: Interval;
  readonly bytesRead: number;
}

export class GpuJob {
  readonly memory: GpuMemory;
  readonly #device: OpenDevice;
  readonly #dispatcher: Dispatcher;
  readonly #sizers = new Map<string, PassSizer>();

  /** Rejects with a `Failure` where the device cannot hold the job's arrays. */
  static async open(job: Job, device: OpenDevice, pipelines: Pipelines): Promise<GpuJob> {
    const memory = await GpuMemory.open(job, device);
    return new GpuJob(device, memory, new Dispatcher(device, pipelines, memory));
  }

  private constructor(device: OpenDevice, memory: GpuMemory, dispatcher: Dispatcher) {
    this.#device = device;
    this.memory = memory;
    this.#dispatcher = dispatcher;
  }

  /** What the person should know of how it ran: limits lowered, times dropped. */
  get notes(): readonly Message[] {
    return [...this.#device.notes, ...this.#dispatcher.notes];
  }

  /** Throws a `Failure` where the device was lost or told of an error. */
  check(): void {
    this.#device.check();
  }

  /** A run begins: until `endRun` no error passes unheard. */
  beginRun(): void {
    this.check();
    this.#device.watchErrors();
  }

  /** The run ends; rejects with a `Failure` where the device told of an error in it. */
  endRun(): Promise<void> {
    return this.#device.checkErrors();
  }

  /** Resolves when everything queued so far is done and the arrays `zeroed` are zeros. */
  settle(zeroed: readonly string[] = []): Promise<void> {
    return this.#dispatcher.settle(zeroed);
  }

  /**
   * Computes a range in submits short enough for the browser's watchdog and for a stop between them;
   * results stay on the GPU. The arrays `zeroed` are zeros before. Ends early where `signal` aborts.
   */
  async compute(
    stage: Stage,
    range: Range,
    workgroups: number,
    signal: AbortSignal,
    zeroed: readonly string[] = [],
  ): Promise<readonly Interval[]> {
    const key = `${stage.entry} ${workgroups}`;
    const sizer = this.#sizers.get(key) ?? new PassSizer();
    this.#sizers.set(key, sizer);
    const submits: Interval[] = [];
    let { start } = range;
    while (start < range.end && !signal.aborted) {
      const end = Math.min(range.end, start + sizer.items(range.end - range.start));
      const first = start === range.start ? zeroed : [];
      const submit = await this.#dispatcher.dispatch(stage, { start, end }, workgroups, first);
      submits.push(submit);
      sizer.measured(end - start, submit.endMs - submit.startMs);
      start = end;
    }
    return submits;
  }

  /**
   * Computes a range and reads back only what it wrote. Inputs must have been written to `memory`
   * before. For a driver that combines the GPU's ranges with others'. Where `signal` aborts, what was not
   * computed yet is read back as it lay there.
   */
  async runRange(
    stage: Stage,
    range: Range,
    workgroups: number,
    signal: AbortSignal,
  ): Promise<RangeResult> {
    const moves = Object.values(stage.arrays);
    const slots = moves.filter(({ how }) => how === 'reduce').map(({ array }) => array);
    const submits = await this.compute(stage, range, workgroups, signal, slots);
    const wanted = moves.flatMap((move) => writtenBy(move, range));
    const startMs = performance.now();
    const read = await this.memory.read(wanted);
    const views: Record<string, View> = {};
    let bytesRead = 0;
    for (const [i, view] of read.entries()) {
      const array = wanted[i]?.array;
      if (array === undefined) continue;
      views[array] = view;
      bytesRead += view.byteLength;
    }
    return { views, submits, readBack: { startMs, endMs: performance.now() }, bytesRead };
  }

  close(): void {
    this.#dispatcher.close();
    this.memory.close();
  }
}

/** The elements that a range of a stage writes. */
function writtenBy(
  move: StageArray,
  { start, end }: Range,
): readonly { readonly array: string; readonly elements?: Range }[] {
  const { array } = move;
  if (move.how === 'reduce') return [{ array }];
  if (move.how !== 'gather') return [];
  // A stage whose items differ in size is not cut into ranges: it is read back whole.
  if ('offsets' in move) return [{ array }];
  const { perItem, firstItem = 0 } = move;
  const [from, to] = [firstItem + start, firstItem + end];
  return [{ array, elements: { start: from * perItem, end: to * perItem } }];
}

// The GPU as a team of one processor: it drains a stage by itself, and its results are read back before
// the clock stops. Its time splits into upload, compute and read back.

import { plainArrays } from '../../contract/array.ts';
import { Failure } from '../../contract/failure.ts';
import { LaneRecorder, laneToDrained } from '../../pipeline/lane-recorder.ts';
import type { Segments, View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Schedule } from '../../contract/schedule.ts';
import { checkStage } from '../../pipeline/check-stage.ts';
import { arraysRead, checkGpuMoves } from './gpu-moves.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Message } from '../../words/message.ts';
import type { GpuJob } from './gpu-job.ts';

export class GpuTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  readonly setUp: SetUp;
  readonly #job: Job;
  readonly #gpu: GpuJob;
  /** Outputs of this run, read back inside its time. */
  readonly #results: Record<string, View> = {};

  /** Inputs are placed once, before; every run uploads them again inside its own time. */
  constructor(job: Job, gpu: GpuJob, setUp: SetUp) {
    this.setUp = setUp;
    this.#job = job;
    this.#gpu = gpu;
    this.processors = [
      { lane: 0, drain: (order, schedule, signal) => this.#drain(order, schedule, signal) },
    ];
  }

  /** What the person should know of how the GPU ran. */
  get notes(): readonly Message[] {
    return this.#gpu.notes;
  }

  async begin(): Promise<void> {
    const { arrays, input } = this.#job;
    for (const name of Object.keys(this.#results)) delete this.#results[name];
    this.#gpu.beginRun();
    await this.#gpu.settle(Object.keys(plainArrays(arrays)).filter((name) => !(name in input)));
  }

  async prepare({ stage }: StageOrder): Promise<void> {
    checkStage(stage, this.#job.arrays, this.#job.input);
    checkGpuMoves(stage);
    this.#gpu.check();
  }

  progress(): undefined {
    return undefined;
  }

  aggregate(): Promise<void> {
    return Promise.resolve();
  }

  async read(array: string): Promise<View> {
    const result = this.#results[array];
    if (result) return result;
    const [view] = await this.#gpu.memory.read([{ array }]);
    this.#gpu.check();
    if (!view) throw new Failure({ key: 'backend.gpu-read-back', values: { reason: array } });
    return view;
  }

  segments(array: string): Promise<Segments> {
    return Promise.reject(new Error(`The GPU holds no segments: "${array}".`));
  }

  write(array: string, data: View): Promise<void> {
    this.#gpu.memory.write(array, data);
    // What was read back of it is no longer what it holds.
    delete this.#results[array];
    return Promise.resolve();
  }

  finish(): Promise<void> {
    return this.#gpu.endRun();
  }

  incidents(): readonly Message[] {
    return [];
  }

  close(): Promise<void> {
    this.#gpu.close();
    return Promise.resolve();
  }

  async #drain(order: StageOrder, schedule: Schedule, signal: AbortSignal): Promise<Drained> {
    const recorder = new LaneRecorder();
    const enteredMs = performance.now();
    const { stage } = order;
    const inputs = arraysRead(stage).filter((array) => array in this.#job.input);
    let bytesMoved = 0;
    let sinceMs = enteredMs;
    if (inputs.length > 0) {
      bytesMoved += this.#upload(inputs);
      await this.#gpu.settle();
      recorder.transfer(-1, sinceMs, performance.now());
    }
    const range = { start: 0, end: stage.items };
    const { processors } = schedule.handle;
    const submits = await this.#gpu.compute(stage, range, processors, signal);
    for (const [i, { startMs, endMs }] of submits.entries()) {
      recorder.compute(i === 0 ? 0 : -1, startMs, endMs);
    }
    sinceMs = performance.now();
    const outputs = movedArrays(stage, ['gather', 'reduce']).filter((array) =>
      this.#job.outputs.includes(array),
    );
    const views = await this.#gpu.memory.read(outputs.map((array) => ({ array })));
    for (const [i, view] of views.entries()) {
      const array = outputs[i];
      if (array === undefined) continue;
      this.#results[array] = view;
      bytesMoved += view.byteLength;
    }
    if (outputs.length > 0) recorder.transfer(-1, sinceMs, performance.now());
    this.#gpu.check();
    return laneToDrained(0, recorder, bytesMoved, { enteredMs, leftMs: performance.now() });
  }

  #upload(names: readonly string[]): number {
    let bytes = 0;
    for (const name of names) {
      const data = this.#job.input[name];
      if (data) bytes += this.#gpu.memory.write(name, data);
    }
    return bytes;
  }
}

/** The job's arrays that a stage moves in one of these ways. */
function movedArrays(stage: Stage, ways: readonly string[]): readonly string[] {
  return Object.values(stage.arrays)
    .filter(({ how }) => ways.includes(how))
    .map(({ array }) => array);
}

// A job on the GPU: buffers reused from sample to sample, stages dispatched in short submits, results
// read back before the clock stops. Its time splits into upload, compute and read back.

import { Failure } from '../../contract/failure.ts';
import { arrayBytes, makeArray, makeView } from '../../contract/array.ts';
import { LaneRecorder, laneToDrained } from '../../pipeline/lane-recorder.ts';
import { PassSizer } from './pass-sizer.ts';
import type { View } from '../../contract/array.ts';
import type { Drained, Job, Processor, SetUp, StageOrder, Team } from '../../contract/backend.ts';
import type { Range } from '../../contract/range.ts';
import type { Schedule } from '../../contract/schedule.ts';
import type { DeviceOwner } from './device.ts';
import type { EntryPipeline, Pipelines } from './pipelines.ts';

export class GpuTeam implements Team {
  readonly clock = performance;
  readonly processors: readonly Processor[];
  setUp: SetUp = { startMs: 0, compileMs: 0, placeMs: 0 };
  readonly #job: Job;
  readonly #owner: DeviceOwner;
  readonly #device: GPUDevice;
  readonly #pipelines: Pipelines;
  readonly #buffers: Record<string, GPUBuffer> = {};
  readonly #results: Record<string, View> = {};
  readonly #sizers = new Map<string, PassSizer>();
  readonly #staging: GPUBuffer;

  constructor(job: Job, owner: DeviceOwner, device: GPUDevice, pipelines: Pipelines) {
    this.#job = job;
    this.#owner = owner;
    this.#device = device;
    this.#pipelines = pipelines;
    for (const [name, spec] of Object.entries(job.arrays)) {
      this.#buffers[name] = device.createBuffer({
        label: name,
        size: Math.ceil(arrayBytes(spec) / 4) * 4,
        usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
      });
    }
    const outputs = Object.entries(job.arrays).filter(([name]) => !(name in job.input));
    this.#staging = device.createBuffer({
      label: 'read back',
      size: Math.max(4, ...outputs.map(([, spec]) => Math.ceil(arrayBytes(spec) / 4) * 4)),
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    this.processors = [
      { lane: 0, drain: (order, schedule, signal) => this.#drain(order, schedule, signal) },
    ];
  }

  /** Places the inputs once, as set-up does; every run uploads them again inside its own time. */
  async place(): Promise<void> {
    this.#upload(Object.keys(this.#job.input));
    await this.#device.queue.onSubmittedWorkDone();
    this.#owner.check();
  }

  async begin(): Promise<void> {
    const encoder = this.#device.createCommandEncoder();
    for (const [name, buffer] of Object.entries(this.#buffers)) {
      if (!(name in this.#job.input)) encoder.clearBuffer(buffer);
    }
    this.#device.queue.submit([encoder.finish()]);
    for (const name of Object.keys(this.#results)) delete this.#results[name];
    await this.#device.queue.onSubmittedWorkDone();
  }

  prepare(): Promise<void> {
    this.#owner.check();
    return Promise.resolve();
  }

  progress(): undefined {
    return undefined;
  }

  aggregate(): Promise<void> {
    return Promise.resolve();
  }

  async read(array: string): Promise<View> {
    return this.#results[array] ?? (await this.#readBack(array));
  }

  write(array: string, data: View): Promise<void> {
    this.#device.queue.writeBuffer(this.#buffer(array), 0, data as Float32Array<ArrayBuffer>);
    return Promise.resolve();
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    for (const buffer of Object.values(this.#buffers)) buffer.destroy();
    this.#staging.destroy();
    return Promise.resolve();
  }

  async #drain(order: StageOrder, schedule: Schedule, signal: AbortSignal): Promise<Drained> {
    const recorder = new LaneRecorder();
    const { stage } = order;
    const inputs = Object.values(stage.arrays)
      .filter(
        (move) =>
          (move.how === 'broadcast' || move.how === 'scatter') && move.array in this.#job.input,
      )
      .map((move) => move.array);
    const outputs = Object.values(stage.arrays)
      .filter((move) => move.how === 'gather' || move.how === 'reduce')
      .map((move) => move.array)
      .filter((array) => this.#job.outputs.includes(array));
    let bytesMoved = 0;
    let sinceMs = performance.now();
    if (inputs.length > 0) {
      bytesMoved += this.#upload(inputs);
      await this.#device.queue.onSubmittedWorkDone();
      recorder.transfer(-1, sinceMs, performance.now());
    }
    await this.#compute(order, schedule.handle.processors, recorder, signal);
    sinceMs = performance.now();
    for (const array of outputs) {
      const result = await this.#readBack(array);
      this.#results[array] = result;
      bytesMoved += result.byteLength;
    }
    if (outputs.length > 0) recorder.transfer(-1, sinceMs, performance.now());
    // A lost device answers at once and would measure as absurdly fast (Chromium 156).
    this.#owner.check();
    return laneToDrained(0, recorder, bytesMoved);
  }

  /** Dispatches the stage's range in submits short enough for the watchdog and for a stop between them. */
  async #compute(
    order: StageOrder,
    workgroups: number,
    recorder: LaneRecorder,
    signal: AbortSignal,
  ): Promise<void> {
    const { stage } = order;
    const pipeline = this.#pipelines[stage.entry];
    if (!pipeline) throw new Error(`The WGSL kernel has no entry "${stage.entry}".`);
    const key = `${stage.entry} ${workgroups}`;
    const sizer = this.#sizers.get(key) ?? new PassSizer();
    this.#sizers.set(key, sizer);
    let start = 0;
    while (start < stage.items && !signal.aborted) {
      const end = Math.min(stage.items, start + sizer.items(stage.items));
      const sinceMs = performance.now();
      await this.#dispatch(pipeline, order, { start, end }, workgroups);
      const nowMs = performance.now();
      this.#owner.check();
      recorder.compute(start === 0 ? 0 : -1, sinceMs, nowMs);
      sizer.measured(end - start, nowMs - sinceMs);
      start = end;
    }
  }

  async #dispatch(
    { entry, pipeline }: EntryPipeline,
    order: StageOrder,
    range: Range,
    workgroups: number,
  ): Promise<void> {
    const device = this.#device;
    const contents = entry.uniforms(order.stage.args, range);
    const uniforms = device.createBuffer({
      label: 'uniforms',
      size: contents.byteLength,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    device.queue.writeBuffer(uniforms, 0, contents);
    const bound = entry.arrays.map((name) => this.#buffer(order.stage.arrays[name]?.array ?? name));
    const group = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [uniforms, ...bound].map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    device.pushErrorScope('validation');
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(workgroups);
    pass.end();
    device.queue.submit([encoder.finish()]);
    const [error] = await Promise.all([device.popErrorScope(), device.queue.onSubmittedWorkDone()]);
    uniforms.destroy();
    if (error) throw new Failure({ key: 'run.unexpected', values: { reason: error.message } });
  }

  #upload(names: readonly string[]): number {
    let bytes = 0;
    for (const name of names) {
      const data = this.#job.input[name];
      if (!data) continue;
      this.#device.queue.writeBuffer(this.#buffer(name), 0, data as Float32Array<ArrayBuffer>);
      bytes += data.byteLength;
    }
    return bytes;
  }

  async #readBack(array: string): Promise<View> {
    const spec = this.#job.arrays[array];
    if (!spec) throw new Error(`The job has no array "${array}".`);
    const buffer = this.#buffer(array);
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, this.#staging, 0, buffer.size);
    this.#device.queue.submit([encoder.finish()]);
    await this.#staging.mapAsync(GPUMapMode.READ, 0, buffer.size);
    const result = makeArray(spec);
    result.set(makeView(spec.type, this.#staging.getMappedRange(0, buffer.size), 0, spec.length));
    this.#staging.unmap();
    return result;
  }

  #buffer(array: string): GPUBuffer {
    const buffer = this.#buffers[array];
    if (!buffer) throw new Error(`The job has no array "${array}".`);
    return buffer;
  }
}

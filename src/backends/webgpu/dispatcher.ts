// Runs a range of a stage on the GPU, one submit at a time. Each submit ends in a stamped read-back of
// its time: the end of a submit is what the GPU says, not what a lost device answers.

import { cleanText } from '../../contract/error-text.ts';
import { Failure } from '../../contract/failure.ts';
import { PassClock, passClockBytes } from './pass-clock.ts';
import { Staging } from './staging.ts';
import type { Range } from '../../contract/range.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Message } from '../../words/message.ts';
import type { GpuMemory } from './gpu-memory.ts';
import type { OpenDevice } from './open-device.ts';
import type { EntryPipeline, Pipelines } from './pipelines.ts';

/** A stretch of time in ms of `performance.now()`. */
export interface Interval {
  readonly startMs: number;
  readonly endMs: number;
}

interface Bound {
  readonly uniforms: GPUBuffer;
  readonly group: GPUBindGroup;
}

export class Dispatcher {
  readonly #device: OpenDevice;
  readonly #pipelines: Pipelines;
  readonly #memory: GpuMemory;
  readonly #receipt: Staging;
  readonly #clock: PassClock | undefined;
  readonly #bound = new Map<string, Bound>();

  constructor(device: OpenDevice, pipelines: Pipelines, memory: GpuMemory) {
    this.#device = device;
    this.#pipelines = pipelines;
    this.#memory = memory;
    this.#receipt = new Staging(device, passClockBytes);
    this.#clock = PassClock.of(device.gpu);
  }

  get notes(): readonly Message[] {
    return this.#clock?.notes ?? [];
  }

  /**
   * Computes `range` of the stage with `workgroups` workgroups in one submit, after zeroing the arrays
   * `zeroed`; resolves with when.
   */
  async dispatch(
    stage: Stage,
    range: Range,
    workgroups: number,
    zeroed: readonly string[],
  ): Promise<Interval> {
    const { gpu } = this.#device;
    const compiled = this.#pipelines[stage.entry];
    if (!compiled) throw new Error(`The WGSL kernel has no entry "${stage.entry}".`);
    const sinceMs = performance.now();
    const contents = compiled.entry.uniforms(stage.args, range);
    gpu.pushErrorScope('validation');
    const { uniforms, group } = this.#bind(stage, compiled, contents.byteLength);
    gpu.queue.writeBuffer(uniforms, 0, contents);
    const encoder = gpu.createCommandEncoder();
    this.#memory.clear(encoder, zeroed);
    const pass = encoder.beginComputePass(
      this.#clock ? { timestampWrites: this.#clock.writes } : undefined,
    );
    pass.setPipeline(compiled.pipeline);
    pass.setBindGroup(0, group);
    pass.dispatchWorkgroups(...gridOf(workgroups, gpu.limits.maxComputeWorkgroupsPerDimension));
    pass.end();
    this.#clock?.copy(encoder, this.#receipt);
    this.#receipt.submit(encoder);
    const scope = this.#device.until(gpu.popErrorScope());
    const opened = this.#receipt.open((data) => {
      const endMs = performance.now();
      const passMs = this.#clock?.read(data, endMs - sinceMs);
      // When in the submit the pass ran is not known: it is shown at its end.
      return { startMs: passMs === undefined ? sinceMs : Math.max(sinceMs, endMs - passMs), endMs };
    });
    const [submit, checked] = await Promise.allSettled([opened, scope]);
    // Told first: a submit that is not valid leaves no stamp either.
    if (checked.status === 'fulfilled' && checked.value !== null) {
      const reason = cleanText(checked.value.message);
      throw new Failure({ key: 'backend.gpu-error', values: { reason } });
    }
    if (submit.status === 'rejected') throw submit.reason;
    return submit.value;
  }

  /** Resolves when everything queued so far is done and the arrays `zeroed` are zeros. */
  async settle(zeroed: readonly string[]): Promise<void> {
    const encoder = this.#device.gpu.createCommandEncoder();
    this.#memory.clear(encoder, zeroed);
    this.#receipt.submit(encoder);
    await this.#receipt.open(() => undefined);
  }

  close(): void {
    for (const { uniforms } of this.#bound.values()) uniforms.destroy();
    this.#receipt.destroy();
    this.#clock?.destroy();
  }

  /** The uniforms' buffer and the bind group of an entry on the arrays of a stage: made once. */
  #bind(stage: Stage, { entry, pipeline }: EntryPipeline, uniformBytes: number): Bound {
    const arrays = entry.arrays.map((name) => stage.arrays[name]?.array ?? name);
    const key = [stage.entry, ...arrays].join(' ');
    const known = this.#bound.get(key);
    if (known) return known;
    const uniforms = this.#device.gpu.createBuffer({
      label: 'uniforms',
      size: uniformBytes,
      usage: GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    });
    const buffers = [uniforms, ...arrays.map((array) => this.#memory.buffer(array))];
    const group = this.#device.gpu.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
    });
    const bound = { uniforms, group };
    this.#bound.set(key, bound);
    return bound;
  }
}

/**
 * Workgroups in two dimensions where they are more than one takes. Kernels number them row by row; the
 * grid has at most one workgroup per row more than were asked for.
 */
export function gridOf(workgroups: number, limit: number): readonly [number, number] {
  const rows = Math.ceil(workgroups / limit);
  return [Math.ceil(workgroups / rows), rows];
}

// A job's arrays on the GPU: made once, reused from run to run, all given back when one cannot be had.

import { Failure } from '../../contract/failure.ts';
import { arrayBytes, elementBytes, makeArray, plainArrays } from '../../contract/array.ts';
import { ReadBack } from './read-back.ts';
import { largestArrayBytes } from './request-device.ts';
import type { ArraySpec, View } from '../../contract/array.ts';
import type { Job } from '../../contract/backend.ts';
import type { Range } from '../../contract/range.ts';
import type { OpenDevice } from './open-device.ts';

export class GpuMemory {
  readonly #job: Job;
  readonly #device: OpenDevice;
  readonly #buffers: ReadonlyMap<string, GPUBuffer>;
  readonly #readBack: ReadBack;

  /** Makes a buffer per array. Rejects with a `Failure` where one is too large or memory is short. */
  static async open(job: Job, device: OpenDevice): Promise<GpuMemory> {
    checkLimits(job, device.gpu);
    const buffers = new Map<string, GPUBuffer>();
    const outputs = Object.entries(plainArrays(job.arrays)).filter(
      ([name]) => !(name in job.input),
    );
    const largest = Math.max(4, ...outputs.map(([, spec]) => paddedBytes(spec)));
    let readBack: ReadBack | undefined;
    device.gpu.pushErrorScope('out-of-memory');
    try {
      for (const [name, spec] of Object.entries(plainArrays(job.arrays))) {
        const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC;
        const size = paddedBytes(spec);
        buffers.set(name, device.gpu.createBuffer({ label: name, size, usage }));
      }
      readBack = new ReadBack(device, largest);
    } catch (error) {
      // A browser without the address space throws instead of telling the scope.
      release(buffers, readBack);
      await device.gpu.popErrorScope();
      throw error instanceof RangeError ? outOfMemory(job) : error;
    }
    const short = await device.until(device.gpu.popErrorScope()).catch((error: unknown) => {
      release(buffers, readBack);
      throw error;
    });
    if (short === null) return new GpuMemory(job, device, buffers, readBack);
    release(buffers, readBack);
    throw outOfMemory(job);
  }

  private constructor(
    job: Job,
    device: OpenDevice,
    buffers: ReadonlyMap<string, GPUBuffer>,
    readBack: ReadBack,
  ) {
    this.#job = job;
    this.#device = device;
    this.#buffers = buffers;
    this.#readBack = readBack;
  }

  buffer(array: string): GPUBuffer {
    const buffer = this.#buffers.get(array);
    if (!buffer) throw new Error(`The job has no array "${array}".`);
    return buffer;
  }

  /** Queues the upload of `data` to `array` from its element `first`; returns its bytes. */
  write(array: string, data: View, first = 0): number {
    const offset = first * data.BYTES_PER_ELEMENT;
    this.#device.gpu.queue.writeBuffer(
      this.buffer(array),
      offset,
      data as Float32Array<ArrayBuffer>,
    );
    return data.byteLength;
  }

  /** Adds the zeroing of arrays to `encoder`. */
  clear(encoder: GPUCommandEncoder, arrays: readonly string[]): void {
    for (const array of arrays) encoder.clearBuffer(this.buffer(array));
  }

  /** Elements of arrays as they are on the GPU now; the whole array where no elements are named. */
  async read(
    wanted: readonly { readonly array: string; readonly elements?: Range }[],
  ): Promise<readonly View[]> {
    const parts = wanted.map(({ array, elements }) => this.#part(array, elements));
    await this.#readBack.read(parts.map(({ from }) => from));
    return parts.map(({ view }) => view);
  }

  close(): void {
    release(this.#buffers, this.#readBack);
  }

  /** Where a part comes from, in whole words, and the view of it that its copy will fill. */
  #part(
    array: string,
    elements: Range | undefined,
  ): { readonly from: Parameters<ReadBack['read']>[0][number]; readonly view: View } {
    const spec = this.#job.arrays[array];
    if (!spec || spec.type === 'segments') throw new Error(`The GPU has no array "${array}".`);
    const { start, end } = elements ?? { start: 0, end: spec.length };
    const size = elementBytes(spec.type);
    const offset = Math.floor((start * size) / 4) * 4;
    const words = Math.ceil((end * size - offset) / 4);
    // Room for the words around the part, of which the view shows only the part.
    const room = makeArray({ type: spec.type, length: (words * 4) / size });
    const into = new Uint8Array(room.buffer);
    const skipped = start - offset / size;
    const view = room.subarray(skipped, skipped + end - start);
    return { from: { source: this.buffer(array), offset, into }, view };
  }
}

function release(buffers: ReadonlyMap<string, GPUBuffer>, readBack: ReadBack | undefined): void {
  for (const buffer of buffers.values()) buffer.destroy();
  readBack?.destroy();
}

/** Buffers and copies come in words of 4 bytes; of 8 for f64, which is one anyway. */
function paddedBytes(spec: ArraySpec): number {
  return Math.max(4, Math.ceil(arrayBytes(spec) / 4) * 4);
}

function outOfMemory(job: Job): Failure {
  const neededBytes = Object.values(plainArrays(job.arrays)).reduce(
    (sum, spec) => sum + arrayBytes(spec),
    0,
  );
  return new Failure({ key: 'backend.gpu-memory', values: { neededBytes } });
}

/** Throws a `Failure` where an array is larger than the device takes. */
function checkLimits(job: Job, device: GPUDevice): void {
  const limit = largestArrayBytes(device);
  for (const [what, spec] of Object.entries(plainArrays(job.arrays))) {
    const needed = arrayBytes(spec);
    if (needed > limit)
      throw new Failure({ key: 'backend.gpu-limit', values: { what, needed, limit } });
  }
}

// A buffer through which the GPU's words reach us. Behind the data stands a stamp, a number new for every
// use that is copied in on the GPU: data without it comes from no work of ours and is never passed on.

import { errorText } from '../../contract/error-text.ts';
import { Failure } from '../../contract/failure.ts';
import type { OpenDevice } from './open-device.ts';

const stampBytes = 4;
/** The last stamp given out; no two uses share one. */
let lastStamp = 0;

export class Staging {
  /** Bytes of data it holds, a multiple of 4. */
  readonly bytes: number;
  readonly #device: OpenDevice;
  readonly #mapped: GPUBuffer;
  readonly #stamp: GPUBuffer;
  #expected = 0;

  constructor(device: OpenDevice, bytes: number) {
    this.bytes = bytes;
    this.#device = device;
    this.#mapped = device.gpu.createBuffer({
      label: 'staging',
      size: bytes + stampBytes,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    this.#stamp = device.gpu.createBuffer({
      label: 'stamp',
      size: stampBytes,
      usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    });
  }

  /** Adds to `encoder` the copy of `bytes` bytes of `source` from `offset`, both multiples of 4. */
  copy(encoder: GPUCommandEncoder, source: GPUBuffer, offset: number, bytes: number): void {
    encoder.copyBufferToBuffer(source, offset, this.#mapped, 0, bytes);
  }

  /** Ends `encoder` with a new stamp and submits it. */
  submit(encoder: GPUCommandEncoder): void {
    lastStamp = (lastStamp + 1) >>> 0 || 1;
    this.#expected = lastStamp;
    this.#device.gpu.queue.writeBuffer(this.#stamp, 0, new Uint32Array([lastStamp]));
    encoder.copyBufferToBuffer(this.#stamp, 0, this.#mapped, this.bytes, stampBytes);
    this.#device.gpu.queue.submit([encoder.finish()]);
  }

  /**
   * Waits for what was submitted and shows its data to `take`, which must copy what it keeps. Rejects
   * with a `Failure` where the device is lost, refuses, or gives anything but this submit's data.
   */
  async open<T>(take: (data: ArrayBuffer) => T): Promise<T> {
    try {
      await this.#device.until(this.#mapped.mapAsync(GPUMapMode.READ));
    } catch (error) {
      await this.#device.checkNow();
      throw readBackFailure(errorText(error));
    }
    try {
      this.#device.check();
      const range = this.#mapped.getMappedRange();
      const [stamp] = new Uint32Array(range, this.bytes, 1);
      if (stamp !== this.#expected) throw readBackFailure('the data were not those of this run');
      return take(range);
    } finally {
      this.#mapped.unmap();
    }
  }

  destroy(): void {
    this.#mapped.destroy();
    this.#stamp.destroy();
  }
}

function readBackFailure(reason: string): Failure {
  return new Failure({ key: 'backend.gpu-read-back', values: { reason } });
}

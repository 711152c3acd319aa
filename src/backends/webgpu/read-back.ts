// Reads buffers back in pieces through two staging buffers: while one piece is mapped and copied out here,
// the GPU copies the next one.

import { Staging } from './staging.ts';
import type { OpenDevice } from './open-device.ts';

/** Bytes of a piece: large enough that a mapping costs little beside its copy. */
const pieceBytes = 4 * 2 ** 20;

/** Bytes of a GPU buffer and where they go; `offset` and the length of `into` are multiples of 4. */
export interface Wanted {
  readonly source: GPUBuffer;
  readonly offset: number;
  readonly into: Uint8Array;
}

export class ReadBack {
  readonly #device: OpenDevice;
  readonly #stagings: readonly [Staging, Staging];

  /** `largestBytes` of one buffer that will be read; pieces are no larger. */
  constructor(device: OpenDevice, largestBytes: number) {
    this.#device = device;
    const bytes = Math.max(4, Math.min(pieceBytes, largestBytes));
    this.#stagings = [new Staging(device, bytes), new Staging(device, bytes)];
  }

  /** Fills every `into`. Rejects with a `Failure` where the device did not give this run's data. */
  async read(wanted: readonly Wanted[]): Promise<void> {
    let under: Promise<void> = Promise.resolve();
    let turn = 0;
    for (const piece of this.#pieces(wanted)) {
      const staging = this.#stagings[turn++ % 2 === 0 ? 0 : 1];
      const next = this.#start(staging, piece);
      // Awaited below; where the piece before it fails, nobody waits for this one.
      next.catch(() => undefined);
      await under;
      under = next;
    }
    await under;
  }

  destroy(): void {
    for (const staging of this.#stagings) staging.destroy();
  }

  *#pieces(wanted: readonly Wanted[]): Generator<Wanted> {
    const step = this.#stagings[0].bytes;
    for (const { source, offset, into } of wanted) {
      for (let at = 0; at < into.byteLength; at += step) {
        const part = into.subarray(at, Math.min(into.byteLength, at + step));
        yield { source, offset: offset + at, into: part };
      }
    }
  }

  #start(staging: Staging, { source, offset, into }: Wanted): Promise<void> {
    const encoder = this.#device.gpu.createCommandEncoder();
    staging.copy(encoder, source, offset, into.byteLength);
    staging.submit(encoder);
    return staging.open((data) => {
      into.set(new Uint8Array(data, 0, into.byteLength));
    });
  }
}

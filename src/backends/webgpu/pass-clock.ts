// The GPU's own clock around a pass. Browsers coarsen it on purpose, and drivers have been seen to count
// backwards: a time that cannot be right is dropped, with the reason, and the submit's wall time stands.

import type { Message } from '../../words/message.ts';
import type { Staging } from './staging.ts';

/** Two timestamps of 8 bytes. */
export const passClockBytes = 16;

/** Steps of the clocks that browsers coarsen to, in ns: 100 us (the specification's), 2^16 ns (Dawn's). */
const coarseSteps = [100_000n, 65_536n] as const;
const fineStepMs = 1e-3;
/** A pass must last so many steps of the clock. */
const leastSteps = 20;

type Reason = Extract<Message, { key: 'note.timestamps-dropped' }>['values']['reason'];

export class PassClock {
  readonly #queries: GPUQuerySet;
  readonly #resolved: GPUBuffer;
  readonly #dropped = new Set<Reason>();

  /** The clock of `device`; undefined where it has none. */
  static of(device: GPUDevice): PassClock | undefined {
    return device.features.has('timestamp-query') ? new PassClock(device) : undefined;
  }

  private constructor(device: GPUDevice) {
    this.#queries = device.createQuerySet({ label: 'pass clock', type: 'timestamp', count: 2 });
    this.#resolved = device.createBuffer({
      label: 'pass clock',
      size: passClockBytes,
      usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
    });
  }

  /** A note for each reason for which a time was dropped. */
  get notes(): readonly Message[] {
    return [...this.#dropped].map((reason) => ({
      key: 'note.timestamps-dropped',
      values: { reason },
    }));
  }

  get writes(): GPUComputePassTimestampWrites {
    return {
      querySet: this.#queries,
      beginningOfPassWriteIndex: 0,
      endOfPassWriteIndex: 1,
    };
  }

  /** Adds to `encoder` the copy of the pass's two times to the start of `staging`. */
  copy(encoder: GPUCommandEncoder, staging: Staging): void {
    encoder.resolveQuerySet(this.#queries, 0, 2, this.#resolved, 0);
    staging.copy(encoder, this.#resolved, 0, passClockBytes);
  }

  /** Length of the pass in ms from the bytes that `copy` fetched; undefined where it was dropped. */
  read(data: ArrayBuffer, submitMs: number): number | undefined {
    const [begin = 0n, end = 0n] = new BigUint64Array(data, 0, 2);
    const judged = judgePass(begin, end, submitMs);
    if (typeof judged === 'number') return judged;
    this.#dropped.add(judged);
    return undefined;
  }

  destroy(): void {
    this.#queries.destroy();
    this.#resolved.destroy();
  }
}

/** Length in ms of a pass between two timestamps in ns, or why they cannot be its length. */
export function judgePass(begin: bigint, end: bigint, submitMs: number): number | Reason {
  const coarse = coarseSteps.find((step) => begin % step === 0n && end % step === 0n);
  const stepMs = coarse === undefined ? fineStepMs : Number(coarse) / 1e6;
  const ms = Number(end - begin) / 1e6;
  if (ms < 0) return 'negative';
  if (ms > submitMs + stepMs) return 'longer';
  return ms < leastSteps * stepMs ? 'coarse' : ms;
}

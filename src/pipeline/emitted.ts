// What the finished tasks of a stage emitted, put together at the barrier: part by part, in task order, so
// that the result does not depend on who ran a task or when.

import type { Segments } from '../contract/array.ts';

interface Emission {
  readonly task: number;
  readonly bytes: Uint8Array;
}

export class Emitted {
  readonly #parts: readonly Emission[][];
  #length = 0;

  constructor(parts: number) {
    this.#parts = Array.from({ length: parts }, () => []);
  }

  /** Bytes of a finished task; what one task emits to one part stays in the order in which it is added. */
  add(task: number, part: number, bytes: Uint8Array): void {
    this.#parts[part]?.push({ task, bytes });
    this.#length += bytes.length;
  }

  /** Bytes of all parts. */
  get length(): number {
    return this.#length;
  }

  /** All parts, and empty ones up to `room` parts. */
  assemble(room: number): Segments {
    const segments = { bytes: new Uint8Array(this.#length), offsets: new Uint32Array(room + 1) };
    this.copyTo(segments);
    return segments;
  }

  /** As `assemble`, to where there is room for `length` bytes. */
  copyTo({ bytes: all, offsets }: Segments): void {
    let at = 0;
    offsets[0] = 0;
    for (let part = 0; part + 1 < offsets.length; part++) {
      for (const { bytes } of this.#parts[part]?.toSorted((a, b) => a.task - b.task) ?? []) {
        all.set(bytes, at);
        at += bytes.length;
      }
      offsets[part + 1] = at;
    }
  }
}

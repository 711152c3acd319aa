// What the finished tasks of a stage emitted, put together at the barrier: part by part, in task order, so
// that the result does not depend on who ran a task or when.

import type { Segments } from '../contract/array.ts';

interface Emission {
  readonly task: number;
  readonly bytes: Uint8Array;
}

export class Emitted {
  readonly #parts: readonly Emission[][];

  constructor(parts: number) {
    this.#parts = Array.from({ length: parts }, () => []);
  }

  /** Bytes of a finished task; what one task emits to one part stays in the order in which it is added. */
  add(task: number, part: number, bytes: Uint8Array): void {
    this.#parts[part]?.push({ task, bytes });
  }

  /** All parts, and empty ones up to `room` parts. */
  assemble(room: number): Segments {
    const offsets = new Uint32Array(room + 1);
    let sum = 0;
    for (let part = 0; part < room; part++) {
      for (const { bytes } of this.#parts[part] ?? []) sum += bytes.length;
      offsets[part + 1] = sum;
    }
    const all = new Uint8Array(sum);
    let at = 0;
    for (const emissions of this.#parts) {
      for (const { bytes } of emissions.toSorted((a, b) => a.task - b.task)) {
        all.set(bytes, at);
        at += bytes.length;
      }
    }
    return { bytes: all, offsets };
  }
}

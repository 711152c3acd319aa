// What one task emits, kept part by part until the task has finished: a task that fails or is lost on the
// way has emitted nothing. Reused from task to task.
// Where what an unfinished task emitted can be told apart, it is handed on earlier, so that a long task needs no more.

import type { Emit } from '../contract/kernel.ts';
import type { Stage } from '../contract/stage.ts';

interface Box {
  bytes: Uint8Array;
  length: number;
}

/** The array that a stage shuffles into, and its number of parts; undefined where it has none. */
export function shuffleOf(
  stage: Stage,
): { readonly array: string; readonly parts: number } | undefined {
  return Object.values(stage.arrays).find((move) => move.how === 'shuffle');
}

export class Outbox {
  readonly #boxes: (Box | undefined)[];
  /** Parts that the task has emitted to. */
  readonly #used: number[] = [];
  readonly #mostBytes: number;
  readonly #spill: () => void;
  #length = 0;

  /** Calls `spill`, which must empty it, where more than `mostBytes` are there. */
  constructor(parts: number, mostBytes = Infinity, spill: () => void = () => undefined) {
    this.#mostBytes = mostBytes;
    this.#spill = spill;
    this.#boxes = Array.from({ length: parts }, () => undefined);
  }

  readonly emit: Emit = (part, bytes) => {
    if (!(Number.isInteger(part) && part >= 0 && part < this.#boxes.length)) {
      throw new RangeError(
        `The stage has ${this.#boxes.length} parts, and none of number ${part}.`,
      );
    }
    const box = (this.#boxes[part] ??= { bytes: new Uint8Array(64), length: 0 });
    if (box.length === 0) this.#used.push(part);
    const length = box.length + bytes.length;
    if (length > box.bytes.length) {
      const grown = new Uint8Array(Math.max(length, 2 * box.bytes.length));
      grown.set(box.bytes.subarray(0, box.length));
      box.bytes = grown;
    }
    box.bytes.set(bytes, box.length);
    box.length = length;
    this.#length += bytes.length;
    if (this.#length > this.#mostBytes) this.#spill();
  };

  /** Hands out what was emitted, part by part, and is empty then; returns the bytes. */
  empty(deliver: (part: number, bytes: Uint8Array) => void): number {
    for (const part of this.#used) {
      const box = this.#boxes[part];
      if (!box || box.length === 0) continue;
      deliver(part, box.bytes.subarray(0, box.length));
      box.length = 0;
    }
    const length = this.#length;
    this.#used.length = 0;
    this.#length = 0;
    return length;
  }
}

/** For kernels of stages without a shuffle. */
export const noEmit: Emit = () => {
  throw new Error('The kernel emits, but its stage moves no array by shuffle.');
};

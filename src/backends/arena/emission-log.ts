// What tasks emit in shared memory: each lane writes records into extents that it claims above the pass,
// and the driver reads them at the barrier. A lane's extents hang together from its last one back, so that
// what a lost worker left half claimed is never looked at.

import { cell, ensureBytes } from './layout.ts';
import type { PassLayout } from './layout.ts';

const extentBytes = 65_536;
/** Words of an extent's head: the lane's extent before it (number + 1, 0: none), and its bytes in use. */
const extentHead = 2;
/** Words of a record's head: task, part, bytes. Records begin at whole words. */
const recordHead = 3;

/** The lane's side, for one pass. */
export class EmissionLog {
  readonly #memory: WebAssembly.Memory;
  readonly #cells: Int32Array;
  readonly #pass: PassLayout;
  readonly #lane: number;
  #words = new Int32Array();
  #bytes = new Uint8Array();
  #used = extentBytes;

  /** `cells` are the control block's. */
  constructor(memory: WebAssembly.Memory, cells: Int32Array, pass: PassLayout, lane: number) {
    this.#memory = memory;
    this.#cells = cells;
    this.#pass = pass;
    this.#lane = lane;
  }

  /** Appends a record, in several where an extent is too short. Throws where memory cannot be had. */
  write(task: number, part: number, bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      if (extentBytes - this.#used <= 4 * recordHead) this.#claim();
      const at = this.#used / 4;
      const room = extentBytes - this.#used - 4 * recordHead;
      const length = Math.min(room, bytes.length - from);
      this.#words[at] = task;
      this.#words[at + 1] = part;
      this.#words[at + 2] = length;
      this.#bytes.set(bytes.subarray(from, from + length), this.#used + 4 * recordHead);
      this.#used += 4 * (recordHead + Math.ceil(length / 4));
      // After the record: a worker that is ended in between has not written it.
      Atomics.store(this.#words, 1, this.#used);
      from += length;
    }
  }

  #claim(): void {
    const extent = Atomics.add(this.#cells, cell.extents, 1);
    const offset = this.#pass.end + extent * extentBytes;
    ensureBytes(this.#memory, offset + extentBytes);
    const { buffer } = this.#memory;
    this.#words = new Int32Array(buffer, offset, extentBytes / 4);
    this.#bytes = new Uint8Array(buffer, offset, extentBytes);
    const heads = new Int32Array(buffer, this.#pass.logHeadsOffset);
    this.#used = 4 * extentHead;
    this.#words[0] = heads[this.#lane] ?? 0;
    this.#words[1] = this.#used;
    // Last: from now on the driver finds it.
    Atomics.store(heads, this.#lane, extent + 1);
  }
}

/**
 * Driver: visits the records of `lanes` lanes, each lane's in the order in which they were written. `bytes`
 * lies in the memory: it is valid until the next pass. Returns the first byte after all of them.
 */
export function readLog(
  memory: WebAssembly.Memory,
  cells: Int32Array,
  pass: PassLayout,
  lanes: number,
  visit: (task: number, part: number, bytes: Uint8Array) => void,
): number {
  // A lane may have grown the memory: this shows it here.
  const extents = Atomics.load(cells, cell.extents);
  if (pass.end + extents * extentBytes > memory.buffer.byteLength) memory.grow(0);
  let logEnd = pass.end;
  const heads = new Int32Array(memory.buffer, pass.logHeadsOffset, lanes);
  for (let lane = 0; lane < lanes; lane++) {
    const chain: Int32Array[] = [];
    for (let next = Atomics.load(heads, lane); next > 0;) {
      const offset = pass.end + (next - 1) * extentBytes;
      const words = new Int32Array(memory.buffer, offset, extentBytes / 4);
      chain.push(words);
      logEnd = Math.max(logEnd, offset + extentBytes);
      next = words[0] ?? 0;
    }
    for (const words of chain.toReversed()) visitExtent(words, visit);
  }
  return logEnd;
}

function visitExtent(
  words: Int32Array,
  visit: (task: number, part: number, bytes: Uint8Array) => void,
): void {
  const end = (words[1] ?? 0) / 4;
  for (let at = extentHead; at < end;) {
    const length = words[at + 2] ?? 0;
    const from = words.byteOffset + 4 * (at + recordHead);
    visit(words[at] ?? 0, words[at + 1] ?? 0, new Uint8Array(words.buffer, from, length));
    at += recordHead + Math.ceil(length / 4);
  }
}

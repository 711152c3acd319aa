// The one shared memory of a page: every team that needs one lies in it, one run at a time, so that a large input is
// there once and not once per backend.

import { Endings } from './endings.ts';
import { maxPages } from './layout.ts';

/** A memory so much larger than what is asked for is given up: it can grow and not shrink. */
const sparedBytes = 2 ** 28;

/** A shared memory whose maximum is as large as this device reserves address space for. */
function makeSharedMemory(): WebAssembly.Memory {
  for (const maximum of [maxPages, maxPages / 4]) {
    try {
      return new WebAssembly.Memory({ initial: 32, maximum, shared: true });
    } catch {
      continue;
    }
  }
  return new WebAssembly.Memory({ initial: 32, maximum: maxPages / 16, shared: true });
}

export class SharedMemory {
  /** Of every worker that lies in it. */
  readonly endings = new Endings();
  #memory: WebAssembly.Memory | undefined;

  /** The memory for a job of so many bytes. Arrays of one job lie at the same place in every team. */
  take(bytes: number): WebAssembly.Memory {
    const has = this.#memory?.buffer.byteLength ?? 0;
    if (has > bytes + sparedBytes) this.#memory = undefined;
    return (this.#memory ??= makeSharedMemory());
  }

  /** Gives the memory up, e.g. because somebody may still write into it: whoever asks next gets another. */
  abandon(): void {
    this.#memory = undefined;
  }
}

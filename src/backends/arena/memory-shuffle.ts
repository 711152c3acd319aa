// The shuffles of a job in one memory: gathers what finished tasks of each pass emitted, and at the
// barrier puts the parts together where the next stage reads them.

import { Emitted } from '../../pipeline/emitted.ts';
import { shuffleOf } from '../../pipeline/outbox.ts';
import { readLog } from './emission-log.ts';
import { cell, controlCells } from './layout.ts';
import { SegmentStore } from './segment-store.ts';
import type { Stage } from '../../contract/stage.ts';
import type { Layout, PassLayout } from './layout.ts';

export class MemoryShuffle {
  readonly store: SegmentStore;
  readonly #memory: WebAssembly.Memory;
  #emitted: Emitted | undefined;
  /** The first byte after what the passes of this stage wrote. */
  #logEnd = 0;

  constructor(memory: WebAssembly.Memory, layout: Layout) {
    this.#memory = memory;
    this.store = new SegmentStore(memory, layout);
  }

  /** Before the first pass of a stage. */
  begin(stage: Stage): void {
    const shuffle = shuffleOf(stage);
    this.#emitted = shuffle && new Emitted(shuffle.parts);
    this.#logEnd = 0;
    if (shuffle) Atomics.store(controlCells(this.#memory), cell.extents, 0);
  }

  /**
   * After a pass whose `lanes` lanes have ended for certain: takes what the tasks emitted that are
   * finished by `owners`. Those of lost workers count where the task was finished.
   */
  gather(pass: PassLayout, lanes: number, owners: Uint8Array): void {
    const emitted = this.#emitted;
    if (!emitted) return;
    const cells = controlCells(this.#memory);
    const end = readLog(this.#memory, cells, pass, lanes, (task, part, bytes) => {
      if (owners[task] !== 0) emitted.add(task, part, bytes);
    });
    this.#logEnd = Math.max(this.#logEnd, end);
    // What is gathered is not looked at again; the next pass of the stage writes above it.
    new Int32Array(this.#memory.buffer, pass.logHeadsOffset, lanes).fill(0);
  }

  /** At the barrier, when nothing else of the pass is needed any more. */
  end(stage: Stage): void {
    const shuffle = shuffleOf(stage);
    if (!shuffle || !this.#emitted) return;
    this.store.put(shuffle.array, this.#emitted, this.#logEnd);
    this.#emitted = undefined;
  }
}

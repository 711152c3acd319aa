// What the lanes of a pass on messages have in common: who is sent a chunk, and who takes one over. A chunk is sent
// ahead of time so that no worker waits for the post, yet never so that it waits for a busy worker while another has
// nothing to do: that would be no list schedule, which ends within 2 - 1/n times the best (Graham 1966).

import type { Chunk, Schedule } from '../../contract/schedule.ts';
import type { ChunkTasks } from '../compute/chunk-protocol.ts';

/** A lane as the others know it. */
export interface SuppliedLane {
  /** Sends ahead what may be. */
  fill(): void;
  /**
   * Gives up a chunk that was sent and waits for its worker; undefined where none does. 'later' where the worker may be
   * about to begin it: only one that is at a long chunk is sure to listen before the next.
   */
  giveAway(): ChunkTasks | 'later' | undefined;
}

export class ChunkSupply {
  readonly schedule: Schedule;
  /** Whether any lane may do what is left: chunks of the others are a lane's own. */
  readonly #isCommon: boolean;
  readonly #lanes: SuppliedLane[] = [];
  #left: number;

  constructor(schedule: Schedule) {
    const { policy, count } = schedule.handle;
    this.schedule = schedule;
    this.#isCommon = policy !== 'static' && policy !== 'cyclic';
    this.#left = count;
  }

  /** A lane that has taken its first chunk; when all have, chunks may be sent ahead. */
  join(lane: SuppliedLane): void {
    this.#lanes.push(lane);
    if (this.#allBegan) for (const one of this.#lanes) one.fill();
  }

  /** Puts the next positions for `lane` into `chunk`; false where the schedule has none. */
  take(lane: number, chunk: Chunk): boolean {
    if (!this.schedule.take(lane, chunk)) return false;
    this.#left -= chunk.end - chunk.first;
    return true;
  }

  /** Whether a worker that computes may be sent its next chunk: all have their first, and enough are left for all. */
  get mayRunAhead(): boolean {
    if (!this.#allBegan) return false;
    const { processors } = this.schedule.handle;
    return !this.#isCommon || processors === 1 || this.#left > processors;
  }

  /** For a lane that has nothing left: a chunk that waits for another lane's worker; 'later' where one may yet do so. */
  takeOver(): ChunkTasks | 'later' | undefined {
    if (!this.#isCommon) return undefined;
    let found: 'later' | undefined;
    for (const lane of this.#lanes) {
      const given = lane.giveAway();
      if (given === 'later') found = given;
      else if (given) return given;
    }
    return found;
  }

  get #allBegan(): boolean {
    return this.#lanes.length === this.schedule.handle.processors;
  }
}

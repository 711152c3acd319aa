// The inputs of an experiment's jobs, which may be the largest thing that it holds: where a team has them in shared
// memory, theirs are the only copy.

import type { Desk } from '../contract/desk.ts';
import { releaseMemory } from '../contract/array.ts';
import type { Arrays } from '../contract/array.ts';
import type { Team } from '../contract/backend.ts';
import type { Plan } from '../record/plan.ts';

/** Arrays from this size on are given up at once where a team holds them, and so belong to one experiment only. */
export const largeBytes = 2 ** 24;

export class JobData {
  #arrays: Arrays;
  readonly #shares: boolean;
  /** Where they were made, and what comes of them is compared. */
  readonly desk: Desk;

  /** By messages a task's data is copied from arrays that nobody shares: then they stay as they were made. */
  constructor(arrays: Arrays, { transport }: Pick<Plan, 'transport'>, desk: Desk) {
    this.#arrays = arrays;
    this.desk = desk;
    this.#shares = transport === 'shared';
  }

  get arrays(): Arrays {
    return this.#arrays;
  }

  /** From now on those of `team`, where it has any. */
  adopt({ input }: Pick<Team, 'input'>): void {
    if (!this.#shares || !input || input === this.#arrays) return;
    const made = Object.values(this.#arrays);
    this.#arrays = input;
    made.filter(({ byteLength }) => byteLength >= largeBytes).forEach(releaseMemory);
  }
}

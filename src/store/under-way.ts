// A run with all that belongs to it while it goes on: the turn of this tab, and its entry in the journal.

import type { Config } from '../record/config.ts';
import type { RunEvent, RunListener } from './catalogue.ts';
import type { Lab } from './lab.ts';
import { closeEntry, openEntry } from './run-journal.ts';
import { canTakeTurns, takeTurn } from './measuring-turn.ts';

/** A number for a run that no other run has, in any tab. */
function freshId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/**
 * Does `work` when it is the turn of this tab; `note` is for what runs tell, and `begin` for each experiment that begins.
 * Undefined where the person gave up waiting for another tab.
 */
export async function whileUnderWay<T>(
  lab: Lab,
  work: (journal: Journal) => Promise<T>,
): Promise<T | undefined> {
  const id = freshId();
  // Where nobody is to be waited for the run begins with the press.
  if (!canTakeTurns()) return work(new Journal(lab, id));
  const turn = await takeTurn(lab, id);
  if (!turn) {
    lab.store.setState({ run: { kind: 'idle' } });
    return undefined;
  }
  try {
    return await work(new Journal(lab, id));
  } finally {
    turn.end();
  }
}

/** Writes down what runs. */
export class Journal {
  readonly #lab: Lab;
  readonly #id: string;

  constructor(lab: Lab, id: string) {
    this.#lab = lab;
    this.#id = id;
  }

  /** One experiment, from before it begins to its end; what it tells passes through. */
  async keep<T>(
    config: Config,
    listen: RunListener,
    run: (listen: RunListener) => Promise<T>,
  ): Promise<T> {
    // Nobody could tell by it whether the run goes on.
    if (!canTakeTurns()) return run(listen);
    const entry = openEntry(this.#lab, this.#id, config);
    try {
      return await run((event: RunEvent) => {
        entry.note(event);
        return listen(event);
      });
    } finally {
      closeEntry(this.#lab, entry);
    }
  }
}

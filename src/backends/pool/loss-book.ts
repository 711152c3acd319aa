// Keeps account of the workers lost in a run: what was mended, and which task to blame when it ends one
// worker after the other.

import { Failure } from '../../contract/failure.ts';
import { taskRange } from '../../contract/range.ts';
import type { Tasks } from '../../contract/range.ts';
import type { Message } from '../../words/message.ts';

/** A processor that was lost in a pass. */
export interface Loss {
  readonly lane: number;
  readonly reason: string;
  /** The task it was at; undefined where it was between two. */
  readonly task: number | undefined;
}

/** Losses at one task after which the task is blamed and not the workers. */
const mostLosses = 3;

export class LossBook {
  #incidents: Message[] = [];
  readonly #lossesAt = new Map<number, number>();

  /** What was mended in this run. */
  get incidents(): readonly Message[] {
    return this.#incidents;
  }

  /** A new run begins. */
  clear(): void {
    this.#incidents = [];
    this.#lossesAt.clear();
  }

  /** Notes a loss. Throws a `Failure` that blames the task where it has lost too many workers. */
  note({ lane, reason, task }: Loss, tasks: Tasks): void {
    const times = task === undefined ? 1 : (this.#lossesAt.get(task) ?? 0) + 1;
    if (task !== undefined) this.#lossesAt.set(task, times);
    if (task !== undefined && times >= mostLosses) {
      const { start, end } = taskRange(tasks, task);
      throw new Failure({ key: 'backend.task-kills', values: { task, start, end, times, reason } });
    }
    const values = { lane, reason, task: task ?? null, attempt: times, most: mostLosses };
    this.#incidents.push({ key: 'incident.worker-replaced', values });
  }
}

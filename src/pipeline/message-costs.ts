// Tasks by message, on paper: what a message and its bytes cost, as they were measured, half of it on the one thread
// that sends to all workers and half in the worker.

import type { MessageCosts } from '../contract/schedule.ts';
import type { StageTraffic } from './traffic.ts';

/** The messages of one pass of `tasks` tasks. */
export class MessagePass {
  readonly #taskMs: number;
  readonly #beginMs: number;
  /** When the driver has sent all that it was asked for. */
  #driverFreeMs = 0;
  /** By lane: since when its next task may be sent; one is on its way while another is computed. */
  readonly #askedMs: number[] = [];

  constructor(
    { perTaskMs, perByteMs }: MessageCosts,
    { broadcastBytes, reduceBytes, itemBytes }: StageTraffic,
    tasks: number,
  ) {
    // A task's copy of what is reduced comes back with it; what all read is sent to each worker once.
    const bytes = tasks === 0 ? 0 : itemBytes / tasks + reduceBytes;
    this.#taskMs = perTaskMs + bytes * perByteMs;
    this.#beginMs = broadcastBytes * perByteMs;
  }

  /** When a lane that is free at `ms` begins to compute the `tasks` tasks that it takes. */
  receive(lane: number, ms: number, tasks: number): number {
    const askedMs = this.#askedMs[lane];
    const halfMs = (tasks * this.#taskMs + (askedMs === undefined ? this.#beginMs : 0)) / 2;
    this.#driverFreeMs = Math.max(askedMs ?? ms, this.#driverFreeMs) + halfMs;
    const startMs = Math.max(ms, this.#driverFreeMs);
    this.#askedMs[lane] = startMs;
    return startMs + halfMs;
  }
}

// Tasks by message, on paper: what a message and its bytes cost, as they were measured, on the one thread that sends
// to all workers and in the worker, each on a core of its own.

import type { MessageCost, MessageCosts } from '../contract/schedule.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';

/** What a pass costs one of the two threads: each task, and a worker's first one in addition. */
interface PassCost {
  readonly taskMs: number;
  readonly beginMs: number;
}

function passCost(
  { perTaskMs, perByteMs }: MessageCost,
  { broadcastBytes, reduceBytes, itemBytes }: StageTraffic,
  tasks: number,
): PassCost {
  // A task's copy of what is reduced comes back with it; what all read is sent to each worker once.
  const bytes = tasks === 0 ? 0 : itemBytes / tasks + reduceBytes;
  return { taskMs: perTaskMs + bytes * perByteMs, beginMs: broadcastBytes * perByteMs };
}

/** The messages of one pass of `tasks` tasks. */
export class MessagePass {
  readonly #worker: PassCost;
  readonly #driver: PassCost;
  /** When the driver has sent all that it was asked for. */
  #driverFreeMs = 0;
  /** By lane: since when its next task may be sent; one is on its way while another is computed. */
  readonly #askedMs: number[] = [];

  constructor({ worker, driver }: MessageCosts, traffic: StageTraffic, tasks: number) {
    this.#worker = passCost(worker, traffic, tasks);
    this.#driver = passCost(driver, traffic, tasks);
  }

  /** When a lane that is free at `ms` begins to compute the `tasks` tasks that it takes. */
  receive(lane: number, ms: number, tasks: number): number {
    const askedMs = this.#askedMs[lane];
    const costOf = ({ taskMs, beginMs }: PassCost): number =>
      tasks * taskMs + (askedMs === undefined ? beginMs : 0);
    this.#driverFreeMs = Math.max(askedMs ?? ms, this.#driverFreeMs) + costOf(this.#driver);
    const startMs = Math.max(ms, this.#driverFreeMs);
    this.#askedMs[lane] = startMs;
    return startMs + costOf(this.#worker);
  }
}

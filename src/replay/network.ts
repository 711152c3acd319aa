// Many machines on paper: every message takes a latency and its bytes over the bandwidth (Hockney 1994, The
// communication challenge for MPP), and all that is sent to and from tasks shares the driver's link.

import type { Policy } from '../contract/schedule.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';

/** Machines of equal size; the driver is on the first one. */
export interface Network {
  readonly processorsPerMachine: number;
  /** Of a message, one way. */
  readonly latencyMs: number;
  readonly bytesPerMs: number;
}

/** The network's part in one pass of `tasks` tasks on `processors`. */
export class NetworkPass {
  readonly #network: Network;
  readonly #bytesPerTask: number;
  /** Who takes tasks while running has to ask the driver; an assignment made before is known. */
  readonly #asks: boolean;
  #linkFreeMs = 0;
  /** Before a processor of another machine can begin, and after the last has ended. */
  readonly beginMs: number;
  readonly endMs: number;

  constructor(
    network: Network,
    { broadcastBytes, reduceBytes, itemBytes }: StageTraffic,
    processors: number,
    tasks: number,
    policy: Policy,
  ) {
    this.#network = network;
    this.#bytesPerTask = tasks === 0 ? 0 : itemBytes / tasks;
    this.#asks = policy !== 'static' && policy !== 'cyclic';
    const machines = Math.ceil(processors / network.processorsPerMachine);
    // Broadcast and reduction go along a binomial tree of machines.
    const rounds = Math.ceil(Math.log2(machines));
    const { latencyMs, bytesPerMs } = network;
    this.beginMs = rounds * (latencyMs + broadcastBytes / bytesPerMs);
    this.endMs = rounds * (latencyMs + reduceBytes / bytesPerMs);
  }

  isRemote(lane: number): boolean {
    return lane >= this.#network.processorsPerMachine;
  }

  /** When a processor of another machine that is free at `ms` has `tasks` tasks and their data, results included. */
  receive(ms: number, tasks: number): number {
    const { latencyMs, bytesPerMs } = this.#network;
    const askedMs = this.#asks ? ms + 2 * latencyMs : ms;
    const sendingMs = (tasks * this.#bytesPerTask) / bytesPerMs;
    if (sendingMs === 0) return askedMs;
    this.#linkFreeMs = Math.max(askedMs, this.#linkFreeMs) + sendingMs;
    return this.#linkFreeMs;
  }
}

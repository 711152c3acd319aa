// What this machine can give at all, as measured, for the cores that it reported then.

import { measuredCapacity } from '../laws/capacity.ts';
import type { MessageCosts } from '../contract/schedule.ts';
import type { Config } from '../record/config.ts';
import type { MeasuredMachine } from './catalogue.ts';

/** A pure computation's speedups and a memory-bound one's rates, on 1 and more workers. */
export interface Calibration {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly cores: number | null;
  readonly browser: string;
  /** Of a balanced computation that stays in the caches. */
  readonly speedups: readonly { readonly processors: number; readonly times: number }[];
  /** Time of one worker for it, in ms: a later one that is much longer had other load beside it. */
  readonly oneMs: number;
  /** Bytes per second of a sweep through memory. */
  readonly bandwidth: readonly { readonly processors: number; readonly bytesPerSecond: number }[];
  /** What messages cost, by transport; absent where it was not measured. */
  readonly messages?: Readonly<Record<MessageTransport, MessageCosts>>;
}

/** Transports by which data is sent. */
export const messageTransports = ['transfer', 'clone'] as const;
export type MessageTransport = (typeof messageTransports)[number];

/** The pure computation, on one worker. */
export function pureConfig(defaults: Config): Config {
  const even = { backend: 'workers', kernel: 'wasm', schedule: 'dynamic', transport: 'auto' };
  const pi = { workload: 'monte-carlo-pi', parameters: { points: 2 ** 25 }, processors: [1] };
  return { ...defaults, ...even, ...pi };
}

/** What the engine is to know of it. */
export function measuredMachine(
  { speedups, oneMs }: Calibration,
  defaults: Config,
): MeasuredMachine {
  const { workload, kernel, parameters } = pureConfig(defaults);
  return {
    capacity: measuredCapacity(speedups),
    pure: { workload, kernel, parameters, ms: oneMs },
  };
}

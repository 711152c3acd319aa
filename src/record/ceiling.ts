// What a machine can give at all, as measured, for the cores that it reported then.

import type { MessageCosts } from '../contract/schedule.ts';

/** Transports by which data is sent. */
export const messageTransports = ['transfer', 'clone'] as const;
export type MessageTransport = (typeof messageTransports)[number];

/** A pure computation's speedups and a memory-bound one's rates, on 1 and more workers. */
export interface Ceiling {
  /** ISO 8601. */
  readonly createdAt: string;
  /** Logical cores that the browser reported; null if it reported none. */
  readonly cores: number | null;
  readonly browser: string;
  /** Of a balanced computation that stays in the caches. */
  readonly speedups: readonly { readonly processors: number; readonly times: number }[];
  /** Time of one worker for it, in ms: a later one that is much longer had other load beside it. */
  readonly oneMs: number;
  /** Bytes per second of a sweep through memory. */
  readonly bandwidth: readonly { readonly processors: number; readonly bytesPerSecond: number }[];
  /** What messages cost, by transport; absent if it was not measured. */
  readonly messages?: Readonly<Record<MessageTransport, MessageCosts>>;
}

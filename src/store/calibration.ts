// What this machine can give at all, as measured: kept in this browser, for the cores that it reported then.

import type { MessageCost, MessageCosts } from '../contract/schedule.ts';
import type { Config } from '../record/config.ts';

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

const storageKey = 'amdahl-lab/calibration/1';

function isPairs(value: unknown, field: string): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (one: unknown) =>
        typeof one === 'object' &&
        one !== null &&
        Number.isFinite((one as Record<string, unknown>)['processors']) &&
        Number.isFinite((one as Record<string, unknown>)[field]),
    )
  );
}

function areCosts(value: unknown): boolean {
  const costs = value as Readonly<Record<string, Partial<MessageCosts> | undefined>> | null;
  const isCost = (cost: Partial<MessageCost> = {}): boolean =>
    Number.isFinite(cost.perTaskMs) && Number.isFinite(cost.perByteMs);
  return messageTransports.every(
    (id) => isCost(costs?.[id]?.worker) && isCost(costs?.[id]?.driver),
  );
}

/** What was kept for a machine with so many reported cores; undefined where there is none or it is damaged. */
export function readCalibration(cores: number | null): Calibration | undefined {
  try {
    const kept = JSON.parse(
      localStorage.getItem(storageKey) ?? 'null',
    ) as Partial<Calibration> | null;
    const whole =
      kept?.cores === cores &&
      Number.isFinite(kept.oneMs) &&
      typeof kept.createdAt === 'string' &&
      isPairs(kept.speedups, 'times') &&
      isPairs(kept.bandwidth, 'bytesPerSecond') &&
      (kept.messages === undefined || areCosts(kept.messages));
    return whole ? (kept as Calibration) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it where the browser allows. */
export function keepCalibration(calibration: Calibration): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(calibration));
  } catch {
    // A browser that refuses storage measures again next time.
  }
}

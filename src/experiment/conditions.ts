// What the machine is like while a study is made: other load beside it, and whether it runs on its battery.

import { pureConfig } from './pure-config.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { Config } from '../record/config.ts';
import type { Conditions } from '../record/study-head.ts';
import type { Message } from '../words/message.ts';

/** Times as long as when the machine was measured, from which on it is said: runs differ by less. */
const slowerBy = 1.25;

/** What is known, and the way to time a computation now. */
interface Known {
  readonly ceiling: Ceiling | undefined;
  readonly onBattery: boolean;
  /** The shortest time on one worker, in ms; undefined if it cannot be had now. */
  readonly probe: (config: Config) => Promise<number | undefined>;
}

/** What makes times differ from those at another time; undefined if nothing is known. */
export async function readConditions(
  { ceiling, onBattery, probe }: Known,
  config: Config,
): Promise<Conditions | undefined> {
  const nowMs = ceiling && (await probe(pureConfig(config)));
  const slowdown = ceiling && nowMs !== undefined ? nowMs / ceiling.oneMs : undefined;
  if (!ceiling && !onBattery) return undefined;
  const warnings: Message[] = [];
  if (slowdown !== undefined && slowdown > slowerBy) {
    warnings.push({ key: 'warning.other-load', values: { times: slowdown } });
  }
  if (onBattery) warnings.push({ key: 'warning.on-battery', values: {} });
  return {
    ...(ceiling && { ceiling }),
    ...(slowdown !== undefined && { slowdown }),
    ...(onBattery && { onBattery }),
    warnings,
  };
}

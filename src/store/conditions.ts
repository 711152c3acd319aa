// What the machine is like while an experiment is made: other load beside it, and whether it runs on its battery.

import type { Message } from '../words/message.ts';
import { pureConfig } from './calibration.ts';
import type { Lab } from './lab.ts';

/** Times as long as when the machine was measured, from which on it is said: runs differ by less. */
const slowerBy = 1.25;

interface PoweredNavigator {
  getBattery?(): Promise<{ readonly charging: boolean }>;
}

/** Whether the machine says that it is not plugged in; where it does not say, false. */
async function isOnBattery(): Promise<boolean> {
  try {
    const battery = await (globalThis.navigator as PoweredNavigator | undefined)?.getBattery?.();
    return battery?.charging === false;
  } catch {
    return false;
  }
}

/** The pure computation now, over its time when the machine was measured; undefined where it never was. */
async function slowdown({ engine, store }: Lab): Promise<number | undefined> {
  const { calibration, defaults } = store.getState();
  if (!calibration) return undefined;
  const ms = await engine.probe(pureConfig(defaults)).catch(() => undefined);
  return ms === undefined ? undefined : ms / calibration.oneMs;
}

/** What makes times differ from those at another time. */
export async function readConditions(lab: Lab): Promise<readonly Message[]> {
  const [times, onBattery] = [await slowdown(lab), await isOnBattery()];
  const warnings: Message[] = [];
  if (times !== undefined && times > slowerBy) {
    warnings.push({ key: 'warning.other-load', values: { times } });
  }
  if (onBattery) warnings.push({ key: 'warning.on-battery', values: {} });
  return warnings;
}

// Whether the machine runs on its battery, as far as the browser says.

import type { Lab } from './lab.ts';

interface Battery {
  readonly charging: boolean;
  addEventListener?(type: 'chargingchange', hear: () => void): void;
}

interface PoweredNavigator {
  getBattery?(): Promise<Battery>;
}

/** From now on the state says whether the machine is not plugged in; it stays false if the browser does not say. */
export async function followBattery({ store }: Lab): Promise<void> {
  try {
    const battery = await (globalThis.navigator as PoweredNavigator | undefined)?.getBattery?.();
    const look = (): void => store.setState({ onBattery: battery?.charging === false });
    look();
    battery?.addEventListener?.('chargingchange', look);
  } catch {
    // A browser that refuses to say.
  }
}

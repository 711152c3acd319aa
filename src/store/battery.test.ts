import { afterEach, expect, it, vi } from 'vitest';
import { followBattery } from './battery.ts';
import { makeLab } from './lab.ts';
import { makeFakeEngine } from '../testing/fake-engine.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What the state says of a machine whose browser answers so. */
async function stateOf(navigator: object): Promise<() => boolean> {
  vi.stubGlobal('navigator', navigator);
  const lab = makeLab(makeFakeEngine());
  await followBattery(lab);
  return () => lab.store.getState().onBattery;
}

it('says that the machine is not plugged in, and when it is again', async () => {
  let hear = (): void => undefined;
  const battery = {
    charging: false,
    addEventListener: (_type: string, listener: () => void) => (hear = listener),
  };
  const onBattery = await stateOf({ getBattery: () => Promise.resolve(battery) });
  expect(onBattery()).toBe(true);
  battery.charging = true;
  hear();
  expect(onBattery()).toBe(false);
});

it('a browser that refuses to say, or has no word for it, is taken as plugged in', async () => {
  const refuses = { getBattery: () => Promise.reject(new Error('not here')) };
  expect((await stateOf(refuses))()).toBe(false);
  expect((await stateOf({}))()).toBe(false);
});

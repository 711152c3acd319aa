// What is said of the machine: only what differs from when it was measured.

import { afterEach, expect, it, vi } from 'vitest';
import { readConditions } from './conditions.ts';
import { makeLab } from './lab.ts';
import { makeFakeEngine } from './testing/fake-engine.ts';
import type { Config } from '../record/config.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const calibration = {
  createdAt: '2026-01-01T00:00:00Z',
  cores: 2,
  browser: 'Chromium',
  oneMs: 100,
  speedups: [],
  bandwidth: [],
};

/** A lab whose machine was measured at 100 ms, and what it is asked to compute now. */
function labThatTakes(ms: number | undefined) {
  const probed: Config[] = [];
  const engine = makeFakeEngine();
  engine.probe = (config) => {
    probed.push(config);
    return Promise.resolve(ms);
  };
  const lab = makeLab(engine);
  lab.store.setState({ calibration });
  return { lab, probed };
}

it.each([
  [140, [{ key: 'warning.other-load', values: { times: 1.4 } }]],
  [110, []],
  [undefined, []],
])('after a probe of %s ms, of 100 when measured', async (ms, warnings) => {
  const { lab, probed } = labThatTakes(ms);
  expect(await readConditions(lab)).toEqual(warnings);
  expect(probed).toMatchObject([{ workload: 'monte-carlo-pi', processors: [1] }]);
});

it('asks nothing of a machine that was never measured', async () => {
  const { lab, probed } = labThatTakes(500);
  lab.store.setState({ calibration: undefined });
  expect(await readConditions(lab)).toEqual([]);
  expect(probed).toEqual([]);
});

it.each([
  [{ charging: false }, 1],
  [{ charging: true }, 0],
])('a battery that is %j', async (battery, warnings) => {
  vi.stubGlobal('navigator', { getBattery: () => Promise.resolve(battery) });
  const { lab } = labThatTakes(100);
  expect(await readConditions(lab)).toHaveLength(warnings);
});

it('a browser that refuses to say is taken as plugged in', async () => {
  vi.stubGlobal('navigator', { getBattery: () => Promise.reject(new Error('not here')) });
  expect(await readConditions(labThatTakes(100).lab)).toEqual([]);
});

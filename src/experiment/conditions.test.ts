// What is said of the machine: only what differs from when it was measured.

import { expect, it } from 'vitest';
import { readConditions } from './conditions.ts';
import { makeVirtualInput } from '../testing/virtual-experiment.ts';
import type { Ceiling } from '../record/ceiling.ts';
import type { Config } from '../record/config.ts';

const ceiling: Ceiling = {
  createdAt: '2026-01-01T00:00:00Z',
  cores: 2,
  browser: 'Chromium',
  oneMs: 100,
  speedups: [],
  bandwidth: [],
};
const { config } = makeVirtualInput();

/** What is read of a machine that was measured at 100 ms, and what it was asked to compute. */
async function read(ms: number | undefined, known: { ceiling?: undefined; onBattery?: true } = {}) {
  const probed: Config[] = [];
  const probe = (asked: Config): Promise<number | undefined> => {
    probed.push(asked);
    return Promise.resolve(ms);
  };
  const conditions = await readConditions({ ceiling, onBattery: false, probe, ...known }, config);
  return { conditions, probed };
}

it.each([
  [140, 1.4, [{ key: 'warning.other-load', values: { times: 1.4 } }]],
  [110, 1.1, []],
  [undefined, undefined, []],
])('after a probe of %s ms, of 100 when measured', async (ms, slowdown, warnings) => {
  const { conditions, probed } = await read(ms);
  expect(conditions).toEqual({ ceiling, ...(slowdown && { slowdown }), warnings });
  expect(probed).toMatchObject([{ workload: 'monte-carlo-pi', processors: [1] }]);
});

it('asks nothing of a machine that was never measured', async () => {
  const { conditions, probed } = await read(500, { ceiling: undefined });
  expect(conditions).toBeUndefined();
  expect(probed).toEqual([]);
});

it('says that the machine runs on its battery', async () => {
  const { conditions } = await read(500, { ceiling: undefined, onBattery: true });
  expect(conditions).toEqual({
    onBattery: true,
    warnings: [{ key: 'warning.on-battery', values: {} }],
  });
});

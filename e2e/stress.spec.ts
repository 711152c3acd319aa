// Up to ten million tasks on eight real workers: by every policy, each is done exactly once.

import { expect, test } from '@playwright/test';
import { lossesIn, makeConfig, openEngine, preview, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { serveTestBuild } from './test-build.ts';
import type { Served } from './test-build.ts';

let served: Served;

test.beforeAll(async () => {
  served = await serveTestBuild(true);
});

test.afterAll(() => served.close());

const tally = { workload: 'test-tally', kernel: 'js', samples: 1, grain: 1 } as const;
// Processors contend for every task only under two of them.
const tasksOf = {
  static: 1_000_000,
  cyclic: 1_000_000,
  dynamic: 10_000_000,
  guided: 1_000_000,
  stealing: 10_000_000,
};

for (const [schedule, tasks] of Object.entries(tasksOf)) {
  test(`Q2: ${schedule}: ${tasks} tasks on 8 workers`, async ({ page }) => {
    await openEngine(page, served.url);
    const config = { ...tally, schedule, parameters: { size: tasks }, processors: [8] };
    const { points, samples, plan } = recordOf(await run(page, makeConfig(config)));
    expect(plan.tasks).toBe(tasks);
    // Compared with the reference bit for bit: an item that was done twice holds 2.
    expect(points.map(({ verdict }) => verdict)).toMatchObject([
      { ok: true, rule: 'exact', compared: tasks },
      { ok: true, rule: 'exact', compared: tasks },
    ]);
    expect(lossesIn(samples)).toEqual([]);
  });

  test(`${schedule}: one task for three workers`, async ({ page }) => {
    await openEngine(page, served.url);
    const config = { ...tally, schedule, parameters: { size: 1 }, processors: [3] };
    const { points } = recordOf(await run(page, makeConfig(config)));
    expect(points.every(({ verdict }) => verdict.ok)).toBe(true);
  });
}

test('no task, and more tasks than are kept account of, are refused with the limits', async ({
  page,
}) => {
  await openEngine(page, served.url);
  expect(await preview(page, makeConfig({ ...tally, parameters: { size: 0 } }))).toMatchObject({
    problems: [{ field: 'parameters.size', message: { values: { min: 1 } } }],
  });
  const points = 2 ** 31 - 1;
  const many = { workload: 'monte-carlo-pi', parameters: { points }, grain: 1 };
  expect(await preview(page, makeConfig(many))).toMatchObject({
    problems: [
      {
        field: 'grain',
        message: { values: { min: 128, max: points } },
        mend: { field: 'grain', value: 128 },
      },
    ],
  });
});

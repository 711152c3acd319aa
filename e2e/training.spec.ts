// Training as it depends on the number of processors: by a common batch it does not, with one for each it does.

import { expect, test } from '@playwright/test';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import type { Page } from '@playwright/test';

async function train(page: Page, processors: readonly number[], given: Record<string, number>) {
  const parameters = { steps: 12, batch: 64, hidden: 8, ...given };
  const record = recordOf(
    await run(page, makeConfig({ workload: 'train-mlp', parameters, processors })),
  );
  expect(record.points.every(({ verdict }) => verdict.ok)).toBe(true);
  return record.result;
}

test('equal seeds give equal weights on 1, 2 and 3 processors', async ({ page }) => {
  await openEngine(page);
  const one = await train(page, [1], {});
  expect(await train(page, [2], {})).toEqual(one);
  expect(await train(page, [3], {})).toEqual(one);
});

test('a batch for each of n is a batch n times as large, and is verified as such', async ({
  page,
}) => {
  await openEngine(page);
  const two = await train(page, [2], { batching: 1 });
  expect(two).toEqual(await train(page, [2], { batch: 128, steps: 6 }));
  expect(two).not.toEqual(await train(page, [1], { batching: 1 }));
  // Several counts in one experiment, each against a reference of its own.
  await train(page, [1, 2, 3], { batching: 1 });
});

// Chunks of the static schedule that cost alike, as the warm-up showed it.

import { expect, test } from '@playwright/test';
import { say } from '../src/words/say.ts';
import { makeConfig, openEngine, preview, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { openPage, runUntilShown } from './lab-page.ts';

const blocks = {
  workload: 'mandelbrot',
  schedule: 'static',
  grain: 1,
  parameters: { size: 512, iterations: 4_000 },
};

for (const transport of ['shared', 'transfer', 'clone']) {
  test(`${transport}: whoever has the dear rows has fewer`, async ({ page }) => {
    await openEngine(page);
    const given = { ...blocks, transport, processors: [1, 3], samples: 3 };
    const even = recordOf(await run(page, makeConfig(given)));
    const balanced = recordOf(await run(page, makeConfig({ ...given, balance: 'cost' })));
    expect(balanced.points.every(({ verdict }) => verdict.ok)).toBe(true);
    const rows = (record: typeof even): readonly number[] =>
      record.samples.find(({ processors }) => processors === 3)?.tasks ?? [];
    expect(rows(even)).toEqual([170, 171, 171]);
    const [first = 0, middle = 0, last = 0] = rows(balanced);
    expect(first + middle + last).toBe(512);
    // The set lies in the middle of the picture.
    expect(Math.min(first, last)).toBeGreaterThan(1.2 * middle);
  });
}

for (const transport of ['shared', 'transfer', 'clone']) {
  test(`${transport}: no worker has a second call while another has none`, async ({ page }) => {
    await openEngine(page);
    const calls = { equal: 1, unitMs: 40, tasks: 3 };
    const given = { workload: 'sleep-pool', transport, processors: [1, 3], samples: 3 };
    for (const schedule of ['dynamic', 'guided', 'stealing']) {
      const record = recordOf(
        await run(page, makeConfig({ ...given, schedule, parameters: calls })),
      );
      const shared = record.samples.filter(({ processors }) => processors === 3);
      expect(shared.map(({ tasks }) => tasks)).toEqual([
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ]);
    }
  });
}

test('a serial share and several stages are balanced each by their own', async ({ page }) => {
  await openEngine(page);
  for (const workload of ['word-count', 'heat', 'sort', 'train-mlp']) {
    const given = { workload, schedule: 'static', balance: 'cost', serialShare: 0.2, samples: 2 };
    const { points } = recordOf(await run(page, makeConfig(given)));
    expect(points.every(({ verdict }) => verdict.ok)).toBe(true);
  }
});

test('other schedules need to know no cost, and say so', async ({ page }) => {
  await openEngine(page);
  const config = makeConfig({ workload: 'mandelbrot', balance: 'cost' });
  const refused = await preview(page, config);
  if (refused.ok) throw new Error('A dynamic schedule was planned by cost.');
  expect(refused.problems.map(({ field }) => field)).toEqual(['balance']);
  expect(refused.problems.map(({ message }) => say(message)).join()).toContain(
    'the schedule static, or the balance count',
  );
});

test('the page offers it for blocks of uneven work, and replays the run as it was', async ({
  page,
}) => {
  await openPage(
    page,
    // Who waits needs no core: the blocks are as uneven on a machine that is busy with something else. What a timer is
    // late by is little beside waits that are long. And one sample cannot disagree with itself.
    './?workload=sleep-pool&tasks=8&unitMs=20&schedule=static&grain=1&processors=1,2&samples=1',
  );
  const losses = page.getByRole('region', { name: /^Why not 2 times/ });
  const change = losses.getByRole('button', { name: 'Try chunks of equal cost' });
  await runUntilShown(page, change);
  await change.click();
  await expect(losses.getByRole('status')).toContainText('With chunks of equal cost: predicted');
  await expect(page.getByRole('radio', { name: 'Cost' })).toBeChecked();
  await expect(page).toHaveURL(/balance=cost/);
});

// A question on the page: which of two is faster, measured until the answer is clear.

import { expect, test } from '@playwright/test';
import { openPage, openTab, runToEnd } from './lab-page.ts';

// Sleepers hold no core: the answer does not depend on the machine.
const sleepers =
  './?workload=sleep-pool&tasks=6&equal=equal&unitMs=5&processors=1,3&schedule=dynamic&samples=6';

test('more sleepers at once are faster, and the page says by how much', async ({ page }) => {
  await openPage(page, sleepers);
  await runToEnd(page);
  await openTab(page, 'Which is faster?');
  const panel = page.getByRole('region', { name: 'Ask: which is faster?' });
  await panel.getByRole('button', { name: 'Ask' }).click();
  const answer = panel.getByRole('status');
  await expect(answer).toContainText(/^Yes: 3 workers were [\d.]+ times as fast as 1 worker/, {
    timeout: 45_000,
  });
  await expect(answer).toContainText(/\([\d.]+ to [\d.]+\), after (6|9|14|21) rounds\.$/);
});

test('a question is cancelled as a run is, and the record stays', async ({ page }) => {
  await openPage(page, sleepers);
  await runToEnd(page);
  await openTab(page, 'Which is faster?');
  const panel = page.getByRole('region', { name: 'Ask: which is faster?' });
  await panel.getByRole('radio', { name: 'schedules' }).check();
  // Equal calls: neither is faster, so this would take 30 s.
  await panel.getByRole('button', { name: 'Ask' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
  await expect(panel.getByRole('status')).toBeEmpty();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('verified');
});

test('the problem grows with the workers, and its scaled speedup is said', async ({ page }) => {
  // Longer than what a busy machine wakes them late.
  await openPage(page, sleepers.replace('unitMs=5', 'unitMs=30'));
  await runToEnd(page);
  await openTab(page, 'Grow the problem');
  const panel = page.getByRole('region', { name: 'Let the problem grow' });
  await panel.getByRole('button', { name: 'Measure n times the work on n' }).click();
  const found = panel.getByRole('status');
  await expect(found).not.toBeEmpty({ timeout: 45_000 });
  // If something else used the machine, the page says so and offers to measure again.
  for (let again = 0; again < 3; again++) {
    if (!((await found.textContent()) ?? '').includes('do not agree')) break;
    await panel.getByRole('button', { name: 'Measure again' }).click();
    await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeHidden({
      timeout: 45_000,
    });
  }
  await expect(found).toContainText(/3 workers do [\d.]+ times the work of one/);
  const [, times = NaN] = /do ([\d.]+) times/.exec((await found.textContent()) ?? '') ?? [];
  // Three times as many sleepers, three at once.
  expect(Number(times)).toBeGreaterThan(2);
  await expect(panel.getByRole('row', { name: /^3 18 3\.00×/ })).toBeVisible();
});

test('the size from which more workers are faster is looked for, and what was measured stands', async ({
  page,
}) => {
  await openPage(page, sleepers);
  await runToEnd(page);
  await openTab(page, 'Which is faster?');
  const panel = page.getByRole('region', { name: 'Ask: which is faster?' });
  await panel.getByRole('button', { name: 'From which size?' }).click();
  const found = panel.getByRole('status').last();
  await expect(found).toContainText(/(worker|workers) (was|were) faster[^…]*$/, {
    timeout: 100_000,
  });
  const sizes = await panel.getByRole('rowheader').allTextContents();
  expect(sizes).toContain('6');
  expect(sizes.length).toBeGreaterThan(1);
  const numbers = sizes.map((size) => Number(size.replaceAll(',', '')));
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('verified');
});

test('the GPU is asked about as a side of its own', async ({ page }) => {
  await openPage(page, './?workload=monte-carlo-pi&points=100000&processors=1,2&samples=3');
  await runToEnd(page);
  await openTab(page, 'Which is faster?');
  const panel = page.getByRole('region', { name: 'Ask: which is faster?' });
  await panel.getByRole('radio', { name: 'GPU', exact: true }).first().check();
  await panel.getByRole('button', { name: 'Ask' }).click();
  await expect(panel.getByRole('status').first()).toContainText(
    /the GPU (was|.* times)|than the GPU|as the GPU/,
    {
      timeout: 60_000,
    },
  );
});

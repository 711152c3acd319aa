// A question on the page: which of two is faster, measured until the answer is clear.

import { expect, test } from '@playwright/test';
import { openPage, runToEnd } from './lab-page.ts';

// Sleepers hold no core: the answer does not depend on the machine.
const sleepers =
  './?workload=sleep-pool&tasks=6&equal=equal&unitMs=5&processors=1,3&schedule=dynamic&samples=6';

test('more sleepers at once are faster, and the page says by how much', async ({ page }) => {
  await openPage(page, sleepers);
  await runToEnd(page);
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
  await openPage(page, sleepers);
  await runToEnd(page);
  const panel = page.getByRole('region', { name: 'Let the problem grow' });
  await panel.getByRole('button', { name: 'Measure n times the work on n' }).click();
  const found = panel.getByRole('status');
  await expect(found).toContainText(/3 workers do [\d.]+ times the work of one/, {
    timeout: 45_000,
  });
  const [, times = NaN] = /do ([\d.]+) times/.exec((await found.textContent()) ?? '') ?? [];
  // Three times as many sleepers, three at once.
  expect(Number(times)).toBeGreaterThan(2);
  await expect(panel.getByRole('row', { name: /^3 18 3×/ })).toBeVisible();
});

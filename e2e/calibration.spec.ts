// The machine's own ceiling: measured by a button, kept in the browser, drawn on the chart.

import { expect, test } from '@playwright/test';
import { openPage, quickRun, runToEnd } from './lab-page.ts';

test('the machine is measured once, kept, and tells the machine from the program', async ({
  page,
}) => {
  await openPage(page, quickRun);
  const panel = page.getByRole('region', { name: 'This machine' });
  await expect(panel).toContainText('a claim');
  await panel.getByRole('button', { name: 'Measure this machine' }).click();
  await expect(panel).toContainText(/gains nothing beyond \d+ worker/, { timeout: 90_000 });
  await expect(panel).toContainText(/Memory gives [\d.]+ [KMG]iB a second to one/);
  await page.reload();
  await expect(panel).toContainText(/gains nothing beyond \d+ worker/);
  await runToEnd(page);
  await expect(page.getByRole('checkbox', { name: 'this machine' })).toBeChecked();
  await expect(page.getByRole('region', { name: /Why not \d+ times/ })).toContainText(
    /Your machine gives a pure computation [\d.]+ times on 3/,
  );
});

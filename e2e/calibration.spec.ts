// The machine's own ceiling: measured by a button, kept in the browser, drawn on the chart.

import { expect, test } from '@playwright/test';
import { openPage, openTab, quickRun, runToEnd, runUntilShown } from './lab-page.ts';

test('the machine is measured once, kept, and tells the machine from the program', async ({
  page,
}) => {
  // One sample cannot disagree with itself, however busy the machine is.
  await openPage(page, quickRun.replace('samples=6', 'samples=1'));
  const panel = page.getByRole('region', { name: 'This machine' });
  await expect(panel).toContainText('a claim');
  await panel.getByRole('button', { name: 'Measure this machine' }).click();
  await expect(panel).toContainText(/gains nothing beyond \d+ worker/, { timeout: 90_000 });
  await expect(panel).toContainText(/Memory gives [\d.]+ [KMG]iB a second to one/);
  await page.reload();
  await expect(panel).toContainText(/gains nothing beyond \d+ worker/);
  const losses = page.getByRole('region', { name: /Why not \d+ times/ });
  await runUntilShown(page, losses);
  await expect(page.getByRole('checkbox', { name: 'this machine' })).toBeChecked();
  await expect(losses).toContainText(/Your machine gives a pure computation [\d.]+ times on [23]/);
});

test('a machine that is slower than when it was measured is said to be busy', async ({ page }) => {
  await page.addInitScript(() => {
    const speedups = [1, 2].map((processors) => ({ processors, times: processors }));
    const bandwidth = [{ processors: 1, bytesPerSecond: 1e10 }];
    const cores = navigator.hardwareConcurrency;
    // No machine counts 2^25 points in a tenth of a millisecond.
    const kept = {
      createdAt: '2026-01-01T00:00:00Z',
      cores,
      browser: 'x',
      oneMs: 0.1,
      speedups,
      bandwidth,
    };
    localStorage.setItem('amdahl-lab/calibration/1', JSON.stringify(kept));
  });
  await openPage(page, quickRun);
  await runToEnd(page);
  await openTab(page, 'Numbers');
  await expect(page.getByRole('list', { name: 'Warnings' })).toContainText(
    /busy with something else, or slowed down: .* takes [\d,]+ times as long now/,
  );
});

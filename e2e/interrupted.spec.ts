// A page that is gone within a run: the next visit names the run, blames memory only where the data say so, and offers
// it again. No run is called interrupted that another tab is still at.

import { chromium, expect, test } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';
import { patchEngine, patchWorkers } from './faulty-workers.ts';
import { finding, openPage, quickRun, runButton, runToEnd } from './lab-page.ts';
import { isolatedPort } from './servers.ts';
import type { BrowserContext, Page } from '@playwright/test';

/** Some ten seconds on two workers. */
const longer = './?size=512&iterations=2000&processors=1-2&samples=60';

const notice = (page: Page) => page.locator('.notice', { hasText: 'A run was interrupted.' });

async function startLonger(page: Page): Promise<void> {
  await openPage(page, longer);
  await runButton(page).click();
  await expect(page.getByText(/^Measuring: round [2-9]/)).toBeVisible();
}

/** Ends the page's process as the browser sees one end that breaks. */
async function crash(page: Page, context: BrowserContext): Promise<void> {
  const client = await context.newCDPSession(page);
  const crashed = new Promise((resolve) => page.once('crash', resolve));
  // It is not answered: whoever would answer is gone.
  void client.send('Page.crash').catch(() => undefined);
  await crashed;
}

const entries = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('amdahl-lab/run/')));

/** How often somebody waits for the lock of a run. */
const asks = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { pending = [] } = await navigator.locks.query();
    return pending.filter(({ name }) => name?.startsWith('amdahl-lab-run-')).length;
  });

test('S10: after a crash within a run the next visit names it and offers it smaller and as it was', async ({
  page,
  context,
}) => {
  await startLonger(page);
  await crash(page, context);
  const next = await context.newPage();
  await openPage(next);
  await expect(notice(next)).toContainText(
    /Mandelbrot \(512 pixels a side\) did not come to its end on .* in the middle of measuring, after a run on [12] worker/,
  );
  // It was to use a few MB.
  await expect(notice(next)).not.toContainText('memory');
  await expect(notice(next).getByRole('button', { name: 'Run it as it was' })).toBeVisible();
  await notice(next)
    .getByRole('button', { name: /^Run it smaller \(256 pixels/ })
    .click();
  await expect(next.getByText(/^Measuring: round/)).toBeVisible();
  await expect(next).toHaveURL(/size=256/);
  await next.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(runButton(next)).toBeEnabled();
  await expect.poll(() => entries(next)).toEqual([]);
  await openPage(next);
  await expect(notice(next)).toBeHidden();
});

test('E7: a worker that runs out of memory takes the tab; the next visit says what it was at', async () => {
  const usual = launchOptions();
  const args = [...(usual.args ?? []), '--js-flags=--max-old-space-size=96'];
  const browser = await chromium.launch({ ...usual, args });
  try {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${isolatedPort}/` });
    const page = await context.newPage();
    const eat = 'const kept = []; for (;;) kept.push(Array.from({ length: 1e5 }, () => ({})));';
    await patchEngine(page, patchWorkers(eat, 200));
    await openPage(page, './?size=256&iterations=500&processors=1-2&samples=30&grain=1');
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    await runButton(page).click();
    await crashed;
    const next = await context.newPage();
    await openPage(next);
    await expect(notice(next)).toContainText(
      'Mandelbrot (256 pixels a side) did not come to its end',
    );
    await notice(next).getByRole('button', { name: 'Run it as it was' }).click();
    await expect(finding(next)).toBeVisible({ timeout: 60_000 });
  } finally {
    await browser.close();
  }
});

test('D6: memory is blamed where the run was to use a large part of what the browser reports', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'deviceMemory', { get: () => 0.03125 });
  });
  await openPage(page, './?size=2048&iterations=500&processors=1-2&samples=60');
  await runButton(page).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(Object.entries(localStorage))))
    .toMatch(/memoryBytes\\":\d/);
  await crash(page, context);
  const next = await context.newPage();
  await openPage(next);
  await expect(notice(next)).toContainText(
    /It was to use [\d.]+ MiB and the browser reports 32 MiB, so memory probably ran out/,
  );
});

test('D6: a page that was left within a run is not said to have broken', async ({ page }) => {
  await startLonger(page);
  await page.reload();
  await expect(notice(page)).toContainText(/was running when you left the page on/);
  await expect(notice(page)).not.toContainText(/memory|gone/);
  await notice(page).getByRole('button', { name: 'Dismiss the interrupted run' }).click();
  await expect(notice(page)).toBeHidden();
});

test('D6: no run is called interrupted that ended, was cancelled, or that another tab is at', async ({
  page,
  context,
}) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  expect(await entries(page)).toEqual([]);
  await startLonger(page);
  expect(await entries(page)).toHaveLength(1);
  const other = await context.newPage();
  await openPage(other);
  // It asks for the lock of the run, for a while, and does not get it.
  await expect.poll(() => asks(other)).toBe(1);
  await expect.poll(() => asks(other)).toBe(0);
  await expect(notice(other)).toBeHidden();
  expect(await entries(other)).toHaveLength(1);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect.poll(() => entries(page)).toEqual([]);
  await openPage(other);
  await expect(notice(other)).toBeHidden();
});

test('S10: an entry of the journal that cannot be read is no run, and stays', async ({ page }) => {
  await openPage(page, quickRun);
  const odd = {
    'amdahl-lab/run/a': '{"id":"a","query":',
    'amdahl-lab/run/b': '{"id":"b","__proto__":{"left":true}}',
    'amdahl-lab/run/c': JSON.stringify({ id: 'c', query: 5, step: 'rounds', startedAt: 'never' }),
    'amdahl-lab/run/d': 'x'.repeat(100_000),
  };
  await page.evaluate((all) => {
    for (const [name, text] of Object.entries(all)) localStorage.setItem(name, text);
  }, odd);
  await page.reload();
  await runToEnd(page);
  await expect(notice(page)).toBeHidden();
  expect((await entries(page)).toSorted()).toEqual(Object.keys(odd));
});

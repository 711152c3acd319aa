// What the page keeps in the browser: the measurement of the machine and the choice of colours. Storage that is full,
// refused, cleared or damaged, and other tabs.

import { expect, test } from '@playwright/test';
import { finding, openPage, quickRun, runButton, runToEnd } from './lab-page.ts';
import type { Page } from '@playwright/test';

const key = 'amdahl-lab/calibration/1';

/** A measurement as the page keeps it, for whatever cores the browser reports. */
async function kept(page: Page, given: object = {}): Promise<string> {
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  return JSON.stringify({
    version: 1,
    createdAt: '2026-01-01T00:00:00Z',
    cores,
    browser: 'x',
    oneMs: 50,
    speedups: [1, 2].map((processors) => ({ processors, times: processors })),
    bandwidth: [{ processors: 1, bytesPerSecond: 1e10 }],
    ...given,
  });
}

async function keep(page: Page, text: string, place = key): Promise<void> {
  await page.evaluate(([where, what]) => localStorage.setItem(where, what), [place, text] as const);
}

const read = (page: Page, place = key): Promise<string | null> =>
  page.evaluate((where) => localStorage.getItem(where), place);

const panel = (page: Page) => page.getByRole('region', { name: 'This machine', exact: true });
const note = (page: Page) => panel(page).getByRole('status');
const isMeasured = (page: Page) =>
  expect(panel(page)).toContainText(/gains nothing beyond \d+ worker/, { timeout: 100_000 });

/** The page with a measurement that is kept. */
async function openMeasured(page: Page): Promise<void> {
  await openPage(page, quickRun);
  await keep(page, await kept(page));
  await page.reload();
  await isMeasured(page);
}

test('S1: storage that is full when the machine is measured is said, and the older entry stays', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await openMeasured(page);
  const older = await read(page);
  await page.evaluate(() => {
    // Room for whatever is shorter than a measurement.
    let [rest, size] = ['x'.repeat(16_000_000), 0];
    for (let i = 0; rest !== ''; i++) {
      try {
        localStorage.setItem(`full/${i}`, rest);
        size += rest.length;
      } catch {
        rest = rest.slice(Math.ceil(rest.length / 2));
        if (rest.length === 1) rest = '';
      }
    }
    return size;
  });
  await panel(page).getByRole('button', { name: 'Measure again' }).click();
  await expect(note(page)).toContainText(/is full, so a measurement of this machine lasts until/, {
    timeout: 150_000,
  });
  await isMeasured(page);
  expect(await read(page)).toBe(older);
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith('full/')) localStorage.removeItem(name);
    }
  });
  await panel(page).getByRole('button', { name: 'Keep it' }).click();
  await expect(note(page)).toBeHidden();
  expect(await read(page)).not.toBe(older);
  await page.reload();
  await isMeasured(page);
});

test('S2: a browser that refuses storage is said, and all else works', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  await openPage(page, quickRun);
  await expect(note(page)).toContainText('This browser lets the page keep nothing');
  await page.getByRole('button', { name: 'Theme: auto; change to light' }).click();
  await expect(page.getByRole('banner').getByText('the choice of colours lasts')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-scheme', 'light');
  await runToEnd(page);
});

for (const [what, text, says] of [
  ['damaged', '{"version":1,"cores":', /cannot be read: it is left as it is/],
  ['newer', JSON.stringify({ version: 99, cores: 2 }), /made by a newer version of the lab/],
] as const) {
  test(`${what === 'newer' ? 'S5' : 'S8'}: a ${what} measurement is said, left as it is, and a new one is kept beside it`, async ({
    page,
  }) => {
    await openPage(page, quickRun);
    await keep(page, text);
    await page.reload();
    await expect(note(page)).toContainText(says);
    await expect(panel(page).getByRole('button', { name: 'Measure this machine' })).toBeEnabled();
    // As a measurement of this page would be kept: what is beside it is read, and said of nothing.
    await keep(page, await kept(page), `${key}/beside`);
    await page.reload();
    await isMeasured(page);
    await expect(note(page)).toBeHidden();
    expect(await read(page)).toBe(text);
  });
}

test('S4: what a newer version keeps meanwhile is left as it is, and the page goes on', async ({
  page,
  context,
}) => {
  await openMeasured(page);
  const other = await context.newPage();
  await openPage(other);
  const newer = JSON.stringify({ version: 99, cores: 2 });
  await keep(other, newer);
  await runToEnd(page);
  await isMeasured(page);
  expect(await read(page)).toBe(newer);
});

test('S9: what the browser clears while the page is open is said, and kept again on a press', async ({
  page,
}) => {
  await openMeasured(page);
  const client = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  // Whoever comes back to the page looks at it.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(note(page)).toContainText('has cleared what this page had kept');
  await isMeasured(page);
  await panel(page).getByRole('button', { name: 'Keep it' }).click();
  await expect(note(page)).toBeHidden();
  expect(await read(page)).toContain('"oneMs":50');
  await runToEnd(page);
});

test('S9: what another tab clears is said', async ({ page, context }) => {
  await openMeasured(page);
  const other = await context.newPage();
  await openPage(other);
  await other.evaluate(() => localStorage.clear());
  await expect(note(page)).toContainText('has cleared what this page had kept');
});

test('S11: what another tab measures and chooses is taken over', async ({ page, context }) => {
  await openPage(page, quickRun);
  const other = await context.newPage();
  await openPage(other);
  await keep(other, await kept(other));
  await expect(note(page)).toContainText('Another tab has measured this machine');
  await isMeasured(page);
  await other.getByRole('button', { name: 'Theme: auto; change to light' }).click();
  await expect(page.getByRole('button', { name: 'Theme: light; change to dark' })).toBeVisible();
});

/** Some ten seconds on two workers. */
const longer = './?size=512&iterations=2000&processors=1-2&samples=60';
const waiting = (page: Page) => page.getByText('Another tab of the lab is measuring.');

test('S11: a tab that is to measure while another does waits for it, and then measures', async ({
  page,
  context,
}) => {
  await openPage(page, longer);
  await runButton(page).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const other = await context.newPage();
  await openPage(other, quickRun);
  await runButton(other).click();
  await expect(waiting(other)).toBeVisible();
  await expect(other.getByRole('progressbar')).toBeHidden();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(waiting(other)).toBeHidden();
  await expect(finding(other)).toBeVisible({ timeout: 60_000 });
});

test('S11: a tab that waits can be told to measure now, or not at all', async ({
  page,
  context,
}) => {
  await openPage(page, longer);
  await runButton(page).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const other = await context.newPage();
  await openPage(other, quickRun);
  await runButton(other).click();
  await expect(waiting(other)).toBeVisible();
  await other.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(waiting(other)).toBeHidden();
  await expect(other.getByRole('progressbar')).toBeHidden();
  await runButton(other).click();
  await other.getByRole('button', { name: 'Measure now all the same' }).click();
  await expect(other.getByRole('progressbar')).toBeVisible();
  await expect(finding(other)).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
});

test('S11: where the browser has no Web Locks two tabs measure at once', async ({
  page,
  context,
}) => {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });
  });
  await openPage(page, longer);
  await runButton(page).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  const other = await context.newPage();
  await openPage(other, quickRun);
  await runToEnd(other);
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
});

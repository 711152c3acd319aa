// The page as one screen: one open panel with an address, panes that scroll in place of the page, and a form in a sheet.

import { expect, test } from '@playwright/test';
import { finding, openPage, openTab, quickRun, runButton, runToEnd } from './lab-page.ts';
import type { Locator, Page } from '@playwright/test';

/** One sample cannot disagree with itself, however busy the machine is. */
const oneSample = quickRun.replace('samples=6', 'samples=1');

/** How much wider and higher the document is than the window, in pixels. */
function overflow(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
    return [scrollWidth - clientWidth, scrollHeight - clientHeight];
  });
}

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1366, 657],
  [1024, 768],
] as const) {
  test(`at ${width} x ${height} the page does not scroll, and Run is in sight`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, oneSample);
    expect(await overflow(page)).toEqual([0, 0]);
    await runToEnd(page);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      await expect(page.getByRole('tabpanel')).toHaveCount(1);
      expect(await overflow(page)).toEqual([0, 0]);
    }
    await expect(runButton(page)).toBeInViewport({ ratio: 1 });
    await expect(finding(page)).toBeInViewport({ ratio: 1 });
  });
}

/** Whether all of an element is seen: within the window, and cut or covered by nothing. */
function isSeen(element: Locator): Promise<boolean> {
  return element.evaluate((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const corners = [left + 2, right - 2].flatMap((x) => [top + 2, bottom - 2].map((y) => [x, y]));
    return corners.every(([x = -1, y = -1]) => {
      const [shown] = document.elementsFromPoint(x, y).filter((at) => !at.closest('svg'));
      return shown !== undefined && (shown.contains(one) || one.contains(shown));
    });
  });
}

for (const [width, height] of [
  [1440, 900],
  [1280, 720],
  [1366, 657],
] as const) {
  test(`at ${width} x ${height} what is asked and the whole chart are seen, also with many samples`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openPage(page, quickRun.replace('samples=6', 'samples=9'));
    const asked = [
      page.getByRole('button', { name: /^Workload: / }),
      page.getByRole('spinbutton', { name: 'Size' }),
      page.getByRole('textbox', { name: 'Processors' }),
      page.getByRole('radiogroup', { name: 'Schedule' }),
    ];
    for (const control of asked) expect(await isSeen(control)).toBe(true);
    await runToEnd(page);
    // To press Run leaves the form where it was.
    for (const control of asked) expect(await isSeen(control)).toBe(true);
    // A field that is folded away comes out from behind Run with the focus.
    await page.getByText('Advanced: transport').click();
    const last = page.getByRole('spinbutton', { name: 'Cold starts' });
    await last.focus();
    expect(await isSeen(last)).toBe(true);
    await page.getByRole('spinbutton', { name: 'Size' }).focus();
    await expect(page.getByTestId('point-3')).toBeVisible();
    const axis = page.locator('.answer .recharts-xAxis');
    await expect(axis).toBeInViewport({ ratio: 1 });
    expect(await isSeen(page.locator('.answer .chart-area'))).toBe(true);
  });
}

test('Back through tabs leaves the form as it is, and the address says what is in it', async ({
  page,
}) => {
  await openPage(page, oneSample);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const size = page.getByRole('spinbutton', { name: 'Size' });
  await size.fill('144');
  // The last change is in no address yet.
  await openTab(page, 'Numbers');
  await size.fill('160');
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Timeline', selected: true })).toBeVisible();
  await expect(size).toHaveValue('160');
  await expect(page).toHaveURL(/size=160.*#timeline$/);
  await page.goBack();
  await page.goForward();
  await page.goForward();
  await expect(page.getByRole('tab', { name: 'Numbers', selected: true })).toBeVisible();
  await expect(size).toHaveValue('160');
  await expect(page).toHaveURL(/size=160.*#numbers$/);
});

/** Chooses a count that is not shown yet; returns it. */
async function chooseOtherCount(page: Page): Promise<string> {
  const shown = page.getByRole('radiogroup', { name: 'Processors shown in the timeline' });
  const other = shown.getByRole('radio', { checked: false }).first();
  const count = await other.inputValue();
  await other.click();
  return count;
}

test('a copied link opens the count and the panel that were looked at', async ({ page }) => {
  await openPage(page, oneSample);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const count = await chooseOtherCount(page);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText('Link copied.')).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(new RegExp(`size=128.*[?&]n=${count}#timeline$`));
});

test('a panel that is left keeps what was set in it', async ({ page }) => {
  await openPage(page, oneSample);
  await runToEnd(page);
  await openTab(page, 'Beyond this machine');
  await page.getByRole('radio', { name: 'an office' }).check();
  await openTab(page, 'Numbers');
  await openTab(page, 'Beyond this machine');
  await expect(page.getByRole('radio', { name: 'an office' })).toBeChecked();
});

test('a point says its value, the time and the samples that it rests on', async ({ page }) => {
  await openPage(page, oneSample);
  await runToEnd(page);
  await page.getByTestId('point-2').locator('circle').hover();
  const tooltip = page.locator('.chart-tooltip');
  await expect(tooltip).toContainText(/n = 2.*×.*median time .* [mµ]s.*1 sample$/);
});

test('Reset is undone by the keyboard where it was pressed', async ({ page }) => {
  await openPage(page, oneSample);
  const size = page.getByRole('spinbutton', { name: 'Size' });
  await size.fill('144');
  await page.getByRole('button', { name: 'Reset', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(size).toHaveValue('1024');
  const undo = page.getByRole('button', { name: 'Undo reset' });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(size).toHaveValue('144');
  await expect(page).toHaveURL(/size=144/);
  await page.getByRole('button', { name: 'Reset', exact: true }).press('Enter');
  await page.getByRole('spinbutton', { name: 'Iterations' }).fill('300');
  await expect(undo).toHaveCount(0);
});

test('Export is a menu by the keyboard, and rests until there is a run', async ({ page }) => {
  await openPage(page, oneSample);
  const open = page.getByRole('button', { name: 'Export', exact: true });
  const menu = page.getByRole('group', { name: 'Export' });
  await open.press('Enter');
  await expect(menu.getByText('There is no run yet.')).toBeVisible();
  await expect(menu.getByRole('button', { disabled: true })).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(open).toBeFocused();
  await runToEnd(page);
  await open.press('Enter');
  await page.keyboard.press('Tab');
  await expect(menu.getByRole('button', { name: 'Download record (JSON)' })).toBeFocused();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/^amdahl-lab-mandelbrot-.*\.json$/);
  await expect(menu).toBeHidden();
});

test('a tab has an address; Back and Forward go through tabs', async ({ page }) => {
  await openPage(page, oneSample);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  await expect(page).toHaveURL(/#timeline$/);
  await openTab(page, 'Numbers');
  await expect(page).toHaveURL(/#numbers$/);
  await page.goBack();
  await expect(page.getByRole('tab', { name: 'Timeline' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('table', { name: 'Numbers' })).toBeVisible();
  // The run is the same one: to go back is not to leave.
  await expect(finding(page)).toBeVisible();
});

test('a link opens a tab as soon as there is a run', async ({ page }) => {
  await openPage(page, `${oneSample}#numbers`);
  await runToEnd(page);
  await expect(page.getByRole('table', { name: 'Numbers' })).toBeVisible();
  await expect(page).toHaveURL(/#numbers$/);
});

test('the count that is looked at stands in the address, and a link brings it back', async ({
  page,
}) => {
  await openPage(page, oneSample);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const count = await chooseOtherCount(page);
  await expect(page).toHaveURL(new RegExp(`[?&]n=${count}#timeline$`));
  await page.reload();
  await expect(page.getByText(/The address names/)).toHaveCount(0);
  await runToEnd(page);
  const shown = page.getByRole('radiogroup', { name: 'Processors shown in the timeline' });
  await expect(shown.getByRole('radio', { name: count, exact: true })).toBeChecked();
});

test('tabs are one stop of the Tab key; arrows, Home and End open', async ({ page }) => {
  await openPage(page, oneSample);
  await runToEnd(page);
  const tab = page.getByRole('tab', { selected: true });
  await openTab(page, 'Timeline');
  await page.keyboard.press('ArrowRight');
  await expect(tab).toHaveText('Which is faster?');
  await expect(tab).toBeFocused();
  await page.keyboard.press('End');
  await expect(tab).toHaveText('About');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab').first()).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tabpanel', { name: 'About' })).toBeFocused();
});

for (const width of [390, 320]) {
  test(`at ${width} px the answer is first, and the form is a sheet that a run closes`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 700 });
    await openPage(page, oneSample);
    await expect(runButton(page)).toBeInViewport({ ratio: 1 });
    const edit = page.getByRole('button', { name: 'Edit the experiment' });
    const box = await edit.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await edit.click();
    const sheet = page.getByRole('dialog', { name: 'The experiment' });
    await sheet.getByRole('spinbutton', { name: 'Size' }).fill('144');
    await expect(page).toHaveURL(/size=144/);
    // One Run, one set of what describes it: the foot of the page rests behind the sheet.
    await expect(page.locator('#run-estimate')).toHaveCount(1);
    await expect(runButton(page)).toHaveCount(1);
    await runButton(page).click();
    await expect(sheet).toBeHidden();
    await expect(finding(page)).toBeInViewport({ timeout: 60_000 });
    const [wider] = await overflow(page);
    expect(wider).toBe(0);
  });
}

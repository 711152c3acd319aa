// The page as a person meets it: by role and label.

import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A run of a second or two, as an address. */
export const quickRun = './?size=128&iterations=200&processors=1-3&samples=6';

export function runButton(page: Page): Locator {
  return page.getByRole('button', { name: 'Run', exact: true });
}

export function finding(page: Page): Locator {
  return page.getByTestId('finding');
}

/** Opens the page and waits until an experiment can be started or is refused. */
export async function openPage(page: Page, address = './'): Promise<void> {
  await page.goto(address);
  await expect(
    page.getByRole('button', { name: /^Workload: |^Edit the experiment$/ }),
  ).toBeVisible();
}

/** Opens the tab of a panel, by the name on the tab. */
export async function openTab(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole('tab', { name, exact: typeof name === 'string' }).click();
}

/** Presses Run and waits for the answer on the chart. */
export async function runToEnd(page: Page): Promise<void> {
  await runButton(page).click();
  const result = page.getByRole('tab', { name: 'Result', exact: true });
  if (await result.isVisible()) await result.click();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('verified', {
    timeout: 60_000,
  });
  await expect(finding(page)).toBeVisible();
}

/** Waits until the page says that it measures, and until what it measured is verified. */
export async function expectDone(page: Page): Promise<void> {
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('running');
  await expect(result).toContainText('✓ verified', { timeout: 60_000 });
}

/**
 * Runs until the machine lets the page say what `shown` is, at most five times: a sample during which the machine stood
 * still is left out, and the page rightly says nothing about it.
 */
export async function runUntilShown(page: Page, shown: Locator): Promise<void> {
  await runToEnd(page);
  for (let again = 0; again < 4 && !(await shown.isVisible()); again++) {
    await runButton(page).click();
    await expectDone(page);
  }
  await expect(shown).toBeVisible();
}

/** Presses a line of the menu Export. */
export async function exportAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('group', { name: 'Export' }).getByRole('button', { name }).click();
}

// axe in both schemes, the keyboard alone, and the widths of a phone, a laptop and a desk.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { finding, openPage, quickRun, runButton, runToEnd } from './lab-page.ts';

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual([]);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in ${colorScheme}: before, after a run, and with an error`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await openPage(page, quickRun);
    await expect(runButton(page)).toBeEnabled();
    await expectNoViolation(page);
    await runToEnd(page);
    await expect(page.getByTestId('point-3')).toBeVisible();
    await expectNoViolation(page);
    await openPage(page, './?size=0');
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expectNoViolation(page);
  });
}

for (const [name, width] of [
  ['phone', 390],
  ['laptop', 1024],
  ['desk', 1440],
] as const) {
  test(`nothing is wider than a ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await openPage(page, quickRun);
    await runToEnd(page);
    await expect(page.getByTestId('point-3')).toBeAttached();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}

test('the keyboard alone chooses, runs and reads', async ({ page }) => {
  await openPage(page, quickRun);
  await expect(runButton(page)).toBeEnabled();
  const size = page.getByRole('spinbutton', { name: 'Size' });
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await size.evaluate((element) => element === document.activeElement)) break;
  }
  await expect(size).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('144');
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await runButton(page).evaluate((element) => element === document.activeElement)) break;
  }
  await expect(runButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(finding(page)).toBeVisible({ timeout: 60_000 });
  await expect(page).toHaveURL(/size=144/);
});

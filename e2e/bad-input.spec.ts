// Hand-edited addresses and impossible values: a sentence beside the field, never a blank page or a
// hang, and what was valid is kept.

import { expect, test } from '@playwright/test';
import { finding, openPage, runButton } from './lab-page.ts';

const cases: readonly (readonly [query: string, sentence: RegExp])[] = [
  ['workload=nonsense', /nonsense/],
  ['backend=quantum', /quantum/],
  ['kernel=wgsl', /kernel/i],
  ['schedule=magic', /magic/],
  ['transport=pigeon', /pigeon/],
  ['processors=0', /0/],
  ['processors=1000', /64/],
  ['processors=abc', /abc|processors/i],
  ['size=0', /16/],
  ['size=1e99', /8,?192/],
  ['size=NaN', /no number/],
  ['size=-5', /16/],
  ['size=10.5', /whole/],
  ['iterations=', /whole|number/],
  ['grain=0', /Grain/],
  ['grain=99999999', /Grain|grain/],
  ['serial-share=2', /0\.99/],
  ['samples=0', /1/],
  ['seed=-1', /0/],
];

for (const [query, sentence] of cases) {
  test(`?${query} is said beside its field`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await openPage(page, `./?${query}&zoom=2`);
    await expect(page.getByRole('alert').filter({ hasText: sentence }).first()).toBeVisible();
    await expect(runButton(page)).toBeDisabled();
    await expect(finding(page)).toBeHidden();
    // What was valid is kept.
    await expect(page).toHaveURL(/zoom=2/);
    expect(errors).toEqual([]);
  });
}

test('junk in the address does not break the page', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const junk = '__proto__=1&constructor=2&a=<img src=x onerror=alert(1)>&size=160&%E0%A4%A=1';
  await openPage(page, `./?${junk}`);
  await expect(page.getByRole('spinbutton', { name: 'Size' })).toHaveValue('160');
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  expect(errors).toEqual([]);
});

test('a valid field can be mended and the run goes on', async ({ page }) => {
  await openPage(page, './?size=0&iterations=200&samples=6&processors=1,2');
  await expect(runButton(page)).toBeDisabled();
  await page.getByRole('spinbutton', { name: 'Size' }).fill('128');
  await expect(runButton(page)).toBeEnabled();
  await runButton(page).click();
  await expect(finding(page)).toBeVisible({ timeout: 60_000 });
});

test('a run over a minute asks first', async ({ page }) => {
  await openPage(page, './?size=8192&iterations=100000');
  await runButton(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('progressbar')).toBeHidden();
});

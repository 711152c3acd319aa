// Hand-edited addresses and impossible values: a sentence beside the field, never a blank page or a
// hang, and what was valid is kept.

import { expect, test } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { patchEngine } from './faulty-workers.ts';
import { finding, openPage, runButton } from './lab-page.ts';
import { fieldsOf } from '../src/record/fields.ts';

type Role = 'button' | 'radiogroup' | 'textbox' | 'spinbutton';

const cases: readonly (readonly [query: string, role: Role, name: string, sentence: RegExp])[] = [
  ['workload=nonsense', 'button', 'Workload: none', /nonsense.*mandelbrot/],
  ['backend=quantum', 'radiogroup', 'Backend', /quantum.*workers/],
  ['kernel=wgsl', 'radiogroup', 'Kernel', /wgsl.*js or wasm/],
  ['schedule=magic', 'radiogroup', 'Schedule', /magic.*dynamic/],
  ['transport=pigeon', 'radiogroup', 'Transport', /pigeon.*shared/],
  ['processors=0', 'textbox', 'Processors', /from 1 to 64/],
  ['processors=1000', 'textbox', 'Processors', /from 1 to 64.*1000/],
  ['processors=abc', 'textbox', 'Processors', /abc/],
  ['processors=', 'textbox', 'Processors', /none was given/],
  ['backend=serial&processors=1,2', 'textbox', 'Processors', /only be 1/],
  ['size=0', 'spinbutton', 'Size', /from 16 to 8,192.*0/],
  ['size=1e99', 'spinbutton', 'Size', /from 16 to 8,192/],
  ['size=NaN', 'spinbutton', 'Size', /from 16 to 8,192/],
  ['size=-5', 'spinbutton', 'Size', /from 16 to 8,192.*-5/],
  ['size=10.5', 'spinbutton', 'Size', /whole number/],
  ['iterations=', 'spinbutton', 'Iterations', /whole number/],
  ['grain=0', 'textbox', 'Grain', /from 1 to .*auto.*0/],
  ['grain=99999999', 'textbox', 'Grain', /from 1 to /],
  ['serial-share=2', 'spinbutton', 'Serial share', /0\.99/],
  ['samples=0', 'spinbutton', 'Samples', /from 1 to/],
  ['seed=-1', 'spinbutton', 'Seed', /from 0 to/],
];

/** Furthest that a sentence may stand below the control it speaks of. */
const besidePx = 120;

async function bottomPx(control: Locator): Promise<number> {
  const box = await control.boundingBox();
  return box === null ? Number.NaN : box.y + box.height;
}

for (const [query, role, name, sentence] of cases) {
  test(`I2, G15: ?${query} is said beside its field`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await openPage(page, `./?${query}&zoom=2`);
    const alert = page.getByRole('alert').filter({ hasText: sentence });
    await expect(alert).toBeVisible();
    const control = page.getByRole(role, { name, exact: true });
    const box = await alert.boundingBox();
    const distancePx = (box?.y ?? Number.NaN) - (await bottomPx(control));
    expect(distancePx).toBeGreaterThanOrEqual(0);
    expect(distancePx).toBeLessThan(besidePx);
    await expect(runButton(page)).toBeDisabled();
    await expect(finding(page)).toBeHidden();
    // What was valid is kept, and so is what was typed.
    await expect(page).toHaveURL((url) => url.searchParams.get('zoom') === '2');
    const [key = '', value] = query.split('&').at(-1)?.split('=') ?? [];
    await expect(page).toHaveURL((url) => url.searchParams.get(key) === value);
    expect(errors).toEqual([]);
  });
}

test('I1, I8: junk in the address does not break the page', async ({ page }) => {
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

/** Names that every object has, and nobody chose. */
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

for (const name of inherited) {
  test(`I1: ${name} is no word of any field and no parameter`, async ({ page }) => {
    const words = fieldsOf('word').map(([, { spelling }]) => spelling);
    for (const field of [...words, 'grain', 'processors', 'seed']) {
      await openPage(page, `./?${field}=${name}`);
      await expect(page.locator('.experiment')).toContainText(name);
      await expect(runButton(page)).toHaveAttribute('aria-disabled', 'true');
    }
    await openPage(page, `./?${name}=7`);
    await expect(runButton(page)).toHaveAttribute('aria-disabled', 'false');
    await expect(page.getByText('could not be drawn')).toHaveCount(0);
  });
}

test('I12: a run over a minute asks first', async ({ page }) => {
  await openPage(page, './?size=8192&iterations=100000');
  await runButton(page).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('progressbar')).toBeHidden();
});

for (const [query, role, name, button, mended] of [
  ['grain=0', 'textbox', 'Grain', 'Use 1', '1'],
  ['grain=99999999', 'textbox', 'Grain', 'Use 1,024', '1024'],
  ['size=1e99', 'spinbutton', 'Size', 'Use 8,192', '8192'],
  ['samples=0', 'spinbutton', 'Samples', 'Use 1', '1'],
] as const) {
  test(`?${query} is mended by a press of ${button}`, async ({ page }) => {
    await openPage(page, `./?${query}`);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole(role, { name, exact: true })).toHaveValue(mended);
    await expect(page.getByRole('alert')).toBeHidden();
    await expect(runButton(page)).toBeEnabled();
  });
}

test('more processors than tasks is said with the grain that helps, before and after the run', async ({
  page,
}) => {
  await openPage(page, './?size=96&iterations=50&grain=48&processors=1,4&samples=1');
  const note = page.getByRole('status').filter({ hasText: 'nothing to do' });
  await expect(note).toContainText(
    'There are 2 tasks for 4 workers, so 2 of them have nothing to do',
  );
  await expect(note).toContainText('a grain of 31 at most gives each a task');
  await runButton(page).click();
  await expect(finding(page)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Finding' })).toContainText('nothing to do');
  await page.getByRole('button', { name: 'Use 31', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'Grain', exact: true })).toHaveValue('31');
  await expect(note).toBeHidden();
});

test('a size that the GPU does not take is refused with the nearest, and the result stays', async ({
  page,
}) => {
  // An adapter that takes arrays of 1 MiB.
  await patchEngine(
    page,
    `for (const name of ['maxStorageBufferBindingSize', 'maxBufferSize']) {
      Object.defineProperty(GPUSupportedLimits.prototype, name, { value: 2 ** 20 });
    }`,
  );
  await openPage(
    page,
    './?backend=webgpu&kernel=wgsl&schedule=cyclic&size=128&iterations=50&processors=1,2&samples=1',
  );
  await runButton(page).click();
  await expect(finding(page)).toBeVisible({ timeout: 60_000 });
  const before = await finding(page).textContent();
  const size = page.getByRole('spinbutton', { name: 'Size', exact: true });
  await size.fill('1000');
  await expect(size).toHaveAccessibleDescription(/1 MiB at most .* lower Size to 512 at most/);
  await expect(runButton(page)).toBeDisabled();
  expect(await finding(page).textContent()).toBe(before);
  await page.getByRole('button', { name: 'Use 512', exact: true }).click();
  await expect(size).toHaveValue('512');
  await expect(runButton(page)).toBeEnabled();
});

test('I6: a choice that does not exist describes its group', async ({ page }) => {
  await openPage(page, './?backend=quantum');
  const group = page.getByRole('radiogroup', { name: 'Backend' });
  await expect(group).toHaveAccessibleDescription(/quantum.*workers/);
  await expect(group).toHaveAttribute('aria-invalid', 'true');
});

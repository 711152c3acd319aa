// Markup and script in every text that comes from outside, and what is dropped that is no file.

import { expect, test } from '@playwright/test';
import { exportAs, finding, openPage, runToEnd } from './lab-page.ts';
import { watchPolicy } from './policy-watch.ts';

const markup = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  'javascript:alert(1)',
  '"><script>alert(1)</script>',
  '{{7*7}}',
  'a\u202Etxt.exe',
  '<b>'.repeat(60),
];

test('I8: markup in a link is shown as text beside its field', async ({ page }) => {
  const watch = await watchPolicy(page);
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  for (const text of markup) {
    const value = encodeURIComponent(text);
    for (const field of ['backend', 'kernel', 'processors', 'grain', 'size']) {
      await openPage(page, `./?${field}=${value}`);
      await expect(page.getByRole('alert').first()).toBeVisible();
    }
    // A choice that does not exist is quoted, as it is.
    await openPage(page, `./?schedule=${value}&${value}=1`);
    await expect(page.getByRole('alert').filter({ hasText: text.slice(0, 60) })).toBeVisible();
    expect(await page.locator('main img[src="x"], main svg[onload], main script').count()).toBe(0);
    expect(await page.title()).toBe('Amdahl Lab');
  }
  expect(dialogs).toEqual([]);
  expect(await watch.found()).toEqual([]);
});

test('I8: markup in the name of a file and in its words is shown as text, also in the record', async ({
  page,
}) => {
  const watch = await watchPolicy(page);
  const name = '<img src=x onerror=alert(1)>.txt';
  await openPage(page, './?workload=word-count&bytes=100000&processors=1,2&samples=2');
  const buffer = Buffer.from(
    '<img src=x onerror=alert(1)> {{7*7}} javascript:alert(1)\n'.repeat(900),
  );
  await page.getByLabel('Own text').setInputFiles({ name, mimeType: 'text/html', buffer });
  await expect(page.getByText(name, { exact: true })).toBeVisible();
  await runToEnd(page);
  expect(await page.locator('main img[src="x"]').count()).toBe(0);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    exportAs(page, 'Download record (JSON)'),
  ]);
  expect(file.suggestedFilename()).toMatch(/^amdahl-lab-word-count-[\dT-]+\.json$/);
  expect(await watch.found()).toEqual([]);
});

test('I15: what is dropped beside the field, or is no file, leaves the page as it is', async ({
  page,
}) => {
  const watch = await watchPolicy(page);
  await openPage(page, './?workload=word-count&bytes=100000&processors=1,2&samples=2');
  /** Whether the browser would have opened what is dropped onto the first element that matches. */
  const drop = (selector: string, kind: 'file' | 'link' | 'text'): Promise<boolean> =>
    page.evaluate(
      ([to, what]) => {
        const dataTransfer = new DataTransfer();
        if (what === 'file')
          dataTransfer.items.add(new File(['a b'], 'a.png', { type: 'image/png' }));
        else
          dataTransfer.setData(
            what === 'link' ? 'text/uri-list' : 'text/plain',
            'https://a.example/',
          );
        const event = { dataTransfer, bubbles: true, cancelable: true };
        const element = document.querySelector(to);
        if (!element) throw new Error(`There is no ${to}.`);
        element.dispatchEvent(new DragEvent('dragover', event));
        return element.dispatchEvent(new DragEvent('drop', event));
      },
      [selector, kind] as const,
    );
  const textField = 'input:not([type=file], [type=radio], [type=range], [type=checkbox])';
  for (const kind of ['file', 'link', 'text'] as const) {
    expect(await drop('body', kind)).toBe(false);
    expect(await drop('h1', kind)).toBe(false);
  }
  expect(await drop('.file-field', 'link')).toBe(false);
  expect(await drop(textField, 'file')).toBe(false);
  // Text may be dragged into a field.
  expect(await drop(textField, 'text')).toBe(true);
  await expect(page.getByText('a.png', { exact: true })).toBeHidden();
  await runToEnd(page);
  expect(await watch.found()).toEqual([]);
});

test('Q6: no run makes the thread of the page wait', async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(globalThis, { waits: 0 });
    Atomics.wait = () => {
      (globalThis as unknown as { waits: number }).waits++;
      throw new TypeError('Atomics.wait on the thread of the page');
    };
  });
  await openPage(page, './?size=128&iterations=200&processors=1-3&samples=6');
  await runToEnd(page);
  await expect(finding(page)).toBeVisible();
  expect(await page.evaluate(() => (globalThis as unknown as { waits: number }).waits)).toBe(0);
});

test('E11: a part of the page that is gone from the server is said, with a reload that mends it', async ({
  page,
}) => {
  await page.route('**/record-chart-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await openPage(page, './?size=128&iterations=200&processors=1-3&samples=2');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'could not be drawn' })).toBeVisible();
  await expect(finding(page)).toBeVisible();
  // A reload loses the run: it can be saved before.
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the run' }).click();
  expect((await saved).suggestedFilename()).toMatch(/^amdahl-lab-mandelbrot-.*\.json$/);
  await page.unroute('**/record-chart-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await runToEnd(page);
  await expect(page.getByTestId('point-3')).toBeVisible();
});

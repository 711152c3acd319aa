// What is missing is said, and the rest works: no isolation, no GPU, code that does not load.

import { expect, test } from '@playwright/test';
import { expectAdapter, makeConfig, openEngine, preview, run } from './engine.ts';
import { finding, openPage, openTab, quickRun, runButton, runToEnd } from './lab-page.ts';
import { plainPort } from './servers.ts';

/** The same build served without the isolation headers. */
const plainUrl = `http://127.0.0.1:${plainPort}/`;

test('E14, H1: without isolation the lab runs on messages and says so', async ({ page }) => {
  await openPage(page, plainUrl + quickRun.slice(2));
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  await runToEnd(page);
  await openTab(page, 'Numbers');
  await expect(page.getByRole('main')).toContainText(/not isolated/);
  await expect(page.getByRole('main')).toContainText(/message/i);
});

test('E14: without isolation every workload is verified on messages, and shared memory is refused', async ({
  page,
}) => {
  await openEngine(page, plainUrl);
  for (const workload of ['mandelbrot', 'matrix-multiply', 'monte-carlo-pi']) {
    for (const kernel of ['js', 'wasm']) {
      const outcome = await run(page, makeConfig({ workload, kernel, transport: 'auto' }));
      expect(outcome).toMatchObject({ kind: 'done', record: { plan: { transport: 'transfer' } } });
    }
  }
  expect(await preview(page, makeConfig({ workload: 'mandelbrot' }))).toMatchObject({
    problems: [{ field: 'transport', message: { key: 'check.shared-unavailable' } }],
  });
});

test('without WebGPU the form says why and the CPU experiment is whole', async ({ page }) => {
  // Workers have a navigator of their own, so the property is taken away where the engine looks.
  await page.route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    await route.fulfill({
      response,
      body: `Object.defineProperty(WorkerNavigator.prototype, 'gpu', { value: undefined });\n${code}`,
    });
  });
  await openPage(page, quickRun);
  const webgpu = page.getByRole('radio', { name: 'WebGPU' });
  await expect(webgpu).toHaveAccessibleDescription(/WebGPU/);
  await runToEnd(page);
});

test('E10: workers whose code does not load fail with a sentence, and a reload mends it', async ({
  page,
}) => {
  // The engine starts its workers out of a test's reach, so its code is given an address that is not there.
  await page.route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    const code = await response.text();
    await route.fulfill({ response, body: code.replaceAll('compute.worker-', 'missing.worker-') });
  });
  await openPage(page, quickRun);
  await runButton(page).click();
  await expect(page.getByText('The run failed.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/could not be loaded/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await page.unroute('**/engine.worker-*.js');
  await page.reload();
  await runToEnd(page);
});

test('E10: an engine that does not load is said, with a reload', async ({ page }) => {
  await page.route('**/engine.worker-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto(quickRun);
  await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
});

test('E21: a wrong result is shown as wrong and never gets a speedup', async ({ page }) => {
  // Among filaments the f32 kernel differs from f64 in more pixels than the rule allows.
  const address =
    './?backend=webgpu&kernel=wgsl&schedule=cyclic&processors=1,2&samples=1' +
    '&size=256&iterations=2000&centreX=-0.7436&centreY=0.1318&zoom=100';
  await openPage(page, address);
  await expectAdapter(page);
  await runButton(page).click();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText('wrong', { timeout: 60_000 });
  await expect(finding(page)).toContainText(/not|wrong/);
  await expect(page.getByTestId('point-2')).toBeHidden();
  await openTab(page, 'Numbers');
  await expect(
    page.getByRole('table', { name: 'Numbers' }).getByRole('row').nth(2),
  ).not.toContainText('×');
});

// A GPU that is missing, refuses or goes away, by the rows of the fault table: the person reads a
// sentence, and the next run is right.

import { chromium, expect, test } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';
import { makeConfig, run } from './engine.ts';
import {
  before,
  destroyAfterSubmit,
  destroyDevice,
  expectFailure,
  gpuConfig,
  gpuRun,
  kept,
  openGpuPage,
  replaceCall,
} from './faulty-gpu.ts';
import { finding, openPage, quickRun, runButton, runToEnd } from './lab-page.ts';

test.describe('G1: no WebGPU, or no adapter', () => {
  for (const [what, code, sentence] of [
    [
      'navigator.gpu is missing',
      `Object.defineProperty(WorkerNavigator.prototype, 'gpu', { value: undefined });`,
      /This browser has no WebGPU/,
    ],
    ['the adapter is null', `GPU.prototype.requestAdapter = async () => null;`, /no graphics/],
  ] as const) {
    test(`${what}: the form says why, the CPU runs`, async ({ page }) => {
      await before(page, code);
      await openPage(page, quickRun);
      const radio = page.getByRole('radio', { name: 'WebGPU' });
      await expect(radio).toHaveAccessibleDescription(sentence);
      await runToEnd(page);
    });
  }
});

test('G2: an adapter that never answers counts as absent after 5 s', async ({ page }) => {
  await before(page, `GPU.prototype.requestAdapter = () => new Promise(() => undefined);`);
  await page.goto(quickRun);
  const radio = page.getByRole('radio', { name: 'WebGPU' });
  // The form does not wait for it.
  await expect(radio).toHaveAccessibleDescription(/asked for a graphics adapter/);
  await runToEnd(page);
  await expect(radio).toHaveAccessibleDescription(/did not answer within 5 s/, { timeout: 15_000 });
});

test('G3: a software adapter is said on the record and on the page', async ({ page }) => {
  await openGpuPage(
    page,
    `Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { value: true });`,
  );
  await runToEnd(page);
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByText('software GPU', { exact: true })).toBeVisible();
  await expect(page.getByText(/its times say nothing about a graphics card/).first()).toBeVisible();
  const outcome = await run(page, gpuConfig);
  expect(outcome).toMatchObject({
    kind: 'done',
    record: { environment: { softwareAdapter: true } },
  });
});

test('G4: limits that the adapter does not keep give default ones, and the size is refused by them', async ({
  page,
}) => {
  const worker = await openGpuPage(
    page,
    `
    const { get } = Object.getOwnPropertyDescriptor(GPUAdapter.prototype, 'limits');
    Object.defineProperty(GPUAdapter.prototype, 'limits', { get() {
      const { maxBufferSize, maxStorageBufferBindingSize } = get.call(this);
      return {
        maxBufferSize: 2 * maxBufferSize,
        maxStorageBufferBindingSize: 2 * maxStorageBufferBindingSize,
      };
    } });`,
  );
  await runToEnd(page);
  expect(await kept(worker)).toEqual({ devices: 1, asked: 2 });
  // 4 bytes a pixel: just above the 128 MiB that every device takes.
  const tooLarge = { size: 5800, iterations: 1 };
  const refused = { ...gpuConfig, parameters: tooLarge, processors: [1] };
  const limit = 128 * 2 ** 20;
  expect(await run(page, refused)).toMatchObject({
    kind: 'refused',
    problems: [
      {
        field: 'parameters.size',
        message: {
          key: 'check.gpu-size',
          values: { what: 'counts', needed: 4 * 5800 ** 2, limit, nearest: 5792 },
        },
        mend: { field: 'parameters.size', value: 5792 },
      },
    ],
  });
  expect(await run(page, gpuConfig)).toMatchObject({ kind: 'done' });
});

test('G5: a device that comes lost is replaced once', async ({ page }) => {
  const worker = await openGpuPage(
    page,
    `
    const { requestDevice } = GPUAdapter.prototype;
    GPUAdapter.prototype.requestDevice = async function (...args) {
      const device = await requestDevice.apply(this, args);
      if (globalThis.asked === 1) device.destroy();
      return device;
    };`,
  );
  await runToEnd(page);
  expect(await kept(worker)).toEqual({ devices: 2, asked: 2 });
});

test.describe('G6: the device is lost', () => {
  test('before a run: there is another', async ({ page }) => {
    const worker = await openGpuPage(page);
    await destroyDevice(worker);
    await runToEnd(page);
    expect(await kept(worker)).toEqual({ devices: 2, asked: 2 });
  });

  test('during a run: it fails and nothing of it is shown', async ({ page }) => {
    const worker = await openGpuPage(page);
    await destroyAfterSubmit(worker, 12);
    await expectFailure(page, /graphics adapter was lost during the run/);
    await expect(finding(page)).toBeHidden();
    await runToEnd(page);
    expect(await kept(worker)).toEqual({ devices: 2, asked: 2 });
  });

  test('during a run, with its whole process: the same', async ({ baseURL }) => {
    // A browser of its own: Chromium remembers crashes for all its pages.
    const browser = await chromium.launch(launchOptions());
    try {
      const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
      const worker = await openGpuPage(page, '', gpuRun.replace('samples=1', 'samples=200'));
      const under = worker.evaluate('new Promise((resolve) => { globalThis.reached = resolve; })');
      await replaceCall(
        worker,
        'GPUQueue.submit',
        12,
        'function (submit, args) { submit.apply(this, args); globalThis.reached(); }',
      );
      await runButton(page).click();
      await under;
      const cdp = await browser.newBrowserCDPSession();
      await cdp.send('Browser.crashGpuProcess');
      await expect(page.getByText(/graphics adapter was lost during the run/)).toBeVisible();
      await expect(finding(page)).toBeHidden();
      expect(await run(page, gpuConfig)).toMatchObject({ kind: 'done' });
      expect(await kept(worker)).toEqual({ devices: 2, asked: 2 });
    } finally {
      await browser.close();
    }
  });

  test('after a run: what was complete stays so', async ({ page }) => {
    const worker = await openGpuPage(page);
    await runToEnd(page);
    const said = await finding(page).textContent();
    await destroyDevice(worker);
    await expect(finding(page)).toHaveText(said ?? '');
    await expect(page.getByRole('region', { name: 'Result' })).toContainText('verified');
    await runToEnd(page);
  });
});

test('G7: after two crashes the GPU is left alone and the CPU offered', async ({ baseURL }) => {
  // A browser of its own: Chromium remembers crashes for all its pages.
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
    const cdp = await browser.newBrowserCDPSession();
    const worker = await openGpuPage(page);
    const crash = async (): Promise<void> => {
      const lost = worker.evaluate('globalThis.devices.at(-1).lost.then(() => undefined)');
      await cdp.send('Browser.crashGpuProcess');
      await lost;
    };
    await runToEnd(page);
    await crash();
    await runToEnd(page);
    await crash();
    await expectFailure(page, /has paused its use for about 1?\d\d s more: use the workers/);
    const { asked } = await kept(worker);
    expect(asked).toBe(2);
    // Asking on does not ask the browser, and the workers are whole.
    for (let i = 0; i < 3; i++) {
      const outcome = await run(page, gpuConfig);
      expect(outcome).toMatchObject({ kind: 'failed', message: { key: 'backend.gpu-paused' } });
    }
    expect(await kept(worker)).toEqual({ devices: 2, asked });
    const onWorkers = makeConfig({ workload: 'mandelbrot', processors: [1, 2] });
    expect(await run(page, onWorkers)).toMatchObject({ kind: 'done' });
  } finally {
    await browser.close();
  }
});

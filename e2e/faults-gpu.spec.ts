// What can go wrong with a GPU, by the rows of the fault table: each fault is brought about in the built
// page, the person reads a sentence, and the next run is right.

import { chromium, expect, test } from '@playwright/test';
import type { Page, Worker } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';
import { machine, makeConfig, run } from './engine.ts';
import { finding, openPage, quickRun, runButton, runToEnd } from './lab-page.ts';

/** A run of a second on the GPU, as an address and as a configuration. */
const gpuRun =
  './?backend=webgpu&kernel=wgsl&schedule=cyclic&processors=1,2&samples=1&size=128&iterations=200';
const gpuConfig = makeConfig({
  workload: 'mandelbrot',
  backend: 'webgpu',
  kernel: 'wgsl',
  schedule: 'cyclic',
  transport: 'transfer',
  processors: [1, 2],
});

/** What the engine's worker keeps for these tests: its devices, and how often it asked for one. */
interface Kept {
  devices: GPUDevice[];
  asked: number;
}

const keep = `
globalThis.devices = [];
globalThis.asked = 0;
{
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...args) {
    globalThis.asked++;
    const device = await requestDevice.apply(this, args);
    globalThis.devices.push(device);
    return device;
  };
}
`;

/** Runs `code` in the engine's worker before the engine does; a worker has globals of its own. */
async function before(page: Page, code = ''): Promise<void> {
  await page.route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${keep}${code}\n${await response.text()}` });
  });
}

function engineWorker(page: Page): Worker {
  const worker = page.workers().find((one) => one.url().includes('engine.worker'));
  if (!worker) throw new Error('The page has no engine.');
  return worker;
}

async function skipWithoutAdapter(page: Page): Promise<void> {
  const { webgpu } = await machine(page);
  test.skip(!webgpu.ok, webgpu.ok ? '' : `no adapter: ${webgpu.reason.key}`);
}

/** Opens the page with a run on the GPU chosen, and skips where there is none. */
async function openGpuPage(page: Page, code = ''): Promise<Worker> {
  await before(page, code);
  await openPage(page, gpuRun);
  await skipWithoutAdapter(page);
  return engineWorker(page);
}

function kept(worker: Worker): Promise<{ devices: number; asked: number }> {
  return worker.evaluate(() => {
    const { devices, asked } = globalThis as unknown as Kept;
    return { devices: devices.length, asked };
  });
}

function destroyDevice(worker: Worker): Promise<void> {
  return worker.evaluate(async () => {
    const device = (globalThis as unknown as Kept).devices.at(-1);
    device?.destroy();
    await device?.lost;
  });
}

async function expectFailure(page: Page, sentence: RegExp): Promise<void> {
  await runButton(page).click();
  await expect(page.getByText('The run failed.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(sentence).first()).toBeVisible();
}

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
  await expect(radio).toHaveAccessibleDescription(/did not answer within 5 s/, { timeout: 15_000 });
  await runToEnd(page);
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
  const outcome = await run(page, { ...gpuConfig, parameters: tooLarge, processors: [1] });
  expect(outcome).toMatchObject({
    kind: 'failed',
    message: {
      key: 'backend.gpu-limit',
      values: { what: 'counts', needed: 4 * 5800 ** 2, limit: 128 * 2 ** 20 },
    },
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

/**
 * Replaces a method in the engine's worker from its call of that number on, once: `replacement` is the
 * source of a function of the original and the arguments, with the object as `this`.
 */
async function replaceCall(
  worker: Worker,
  method: string,
  number: number,
  replacement: string,
): Promise<void> {
  await worker.evaluate(`{
    const [owner, name] = '${method}'.split('.');
    const { prototype } = globalThis[owner];
    const original = prototype[name];
    let count = 0;
    prototype[name] = function (...args) {
      if (++count < ${number}) return original.apply(this, args);
      prototype[name] = original;
      return (${replacement}).call(this, original, args);
    };
  }`);
}

/** Destroys the device right after the submit of that number from now, before it can be done. */
function destroyAfterSubmit(worker: Worker, number: number): Promise<void> {
  const destroy = `function (submit, args) {
    submit.apply(this, args);
    globalThis.devices.find(({ queue }) => queue === this).destroy();
  }`;
  return replaceCall(worker, 'GPUQueue.submit', number, destroy);
}

test('G7: after two crashes the GPU is left alone and the CPU offered', async ({ baseURL }) => {
  // A browser of its own: Chromium remembers crashes for all its pages.
  const browser = await chromium.launch(launchOptions());
  try {
    const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
    const cdp = await browser.newBrowserCDPSession();
    const worker = await openGpuPage(page);
    const crash = async (): Promise<void> => {
      const lost = worker.evaluate(() => (globalThis as unknown as Kept).devices.at(-1)?.lost);
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

test.describe('G8: work that was not done is never measured', () => {
  // Placing, beginning, computing and reading back: whatever the submit is for, it is missed.
  for (const submit of [1, 2, 3, 4, 5, 9]) {
    test(`a device destroyed after submit ${submit}`, async ({ page }) => {
      const worker = await openGpuPage(page);
      await destroyAfterSubmit(worker, submit);
      const outcome = await run(page, gpuConfig);
      // Lost while the job is placed, it is replaced before anything is timed.
      if (submit === 1) expect(outcome).toMatchObject({ kind: 'done' });
      else
        expect(outcome).toMatchObject({ kind: 'failed', message: { key: 'backend.device-lost' } });
      expect(await run(page, gpuConfig)).toMatchObject({ kind: 'done' });
      expect(await kept(worker)).toEqual({ devices: 2, asked: 2 });
    });

    test(`a device that drops submit ${submit} without a word`, async ({ page }) => {
      const worker = await openGpuPage(page);
      await replaceCall(worker, 'GPUQueue.submit', submit, 'function () {}');
      await expectFailure(page, /could not be read back.*not those of this run/);
      await runToEnd(page);
    });
  }
});

test('G13: more workgroups than a dimension takes are split over two', async ({ page }) => {
  const worker = await openGpuPage(
    page,
    `
    Object.defineProperty(GPUSupportedLimits.prototype, 'maxComputeWorkgroupsPerDimension', { value: 7 });
    globalThis.grids = [];
    const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
    GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...grid) {
      globalThis.grids.push(grid.join(' x '));
      return dispatchWorkgroups.apply(this, grid);
    };`,
  );
  for (const workload of ['mandelbrot', 'matrix-multiply', 'monte-carlo-pi']) {
    const { parameters } = makeConfig({ workload });
    const config = { ...gpuConfig, workload, parameters, processors: [1, 7, 40] };
    expect(await run(page, config)).toMatchObject({ kind: 'done' });
  }
  const grids = await worker.evaluate(() => (globalThis as unknown as { grids: string[] }).grids);
  expect(new Set(grids)).toEqual(new Set(['1 x 1', '7 x 1', '7 x 6']));
});

test('G13: an array above the binding size is refused with the limit', async ({ page }) => {
  await openGpuPage(
    page,
    `Object.defineProperty(GPUSupportedLimits.prototype, 'maxStorageBufferBindingSize', { value: 60_000 });`,
  );
  await expectFailure(page, /array .counts. can have .* at most and this run needs/);
  expect(await run(page, gpuConfig)).toMatchObject({ kind: 'done' });
});

test('G14: memory that cannot be had is said, and every buffer is given back', async ({ page }) => {
  const worker = await openGpuPage(
    page,
    `
    globalThis.live = new Set();
    const { createBuffer } = GPUDevice.prototype;
    GPUDevice.prototype.createBuffer = function (...args) {
      const buffer = createBuffer.apply(this, args);
      globalThis.live.add(buffer);
      return buffer;
    };
    const { destroy } = GPUBuffer.prototype;
    GPUBuffer.prototype.destroy = function () {
      globalThis.live.delete(this);
      return destroy.call(this);
    };`,
  );
  await replaceCall(
    worker,
    'GPUDevice.popErrorScope',
    1,
    `async function (popErrorScope) {
      await popErrorScope.call(this);
      return new GPUOutOfMemoryError('injected');
    }`,
  );
  await expectFailure(page, /could not give the run .* of memory: choose a smaller size/);
  const live = () =>
    worker.evaluate(() => (globalThis as unknown as { live: Set<unknown> }).live.size);
  expect(await live()).toBe(0);
  await runToEnd(page);
  expect(await live()).toBe(0);
});

test.describe('G16: a mapping that is refused fails the run: zeros are never a result', () => {
  for (const mapping of [1, 5, 9]) {
    test(`mapping ${mapping}`, async ({ page }) => {
      const worker = await openGpuPage(page);
      const refuse = `() => Promise.reject(new DOMException('injected', 'OperationError'))`;
      await replaceCall(worker, 'GPUBuffer.mapAsync', mapping, refuse);
      await expectFailure(page, /could not be read back from the graphics adapter \(injected\)/);
      await runToEnd(page);
    });
  }
});

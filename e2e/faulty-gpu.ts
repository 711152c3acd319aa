// A GPU that fails on purpose: faults are brought about inside the engine's worker of the built page.

import { expect } from '@playwright/test';
import type { Page, Worker } from '@playwright/test';
import { engineWorker, expectAdapter, makeConfig } from './engine.ts';
import { openPage, runButton } from './lab-page.ts';

/** A run of a second on the GPU, as an address and as a configuration. */
export const gpuRun =
  './?backend=webgpu&kernel=wgsl&schedule=cyclic&processors=1,2&samples=1&size=128&iterations=200';
export const gpuConfig = makeConfig({
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
export async function before(page: Page, code = ''): Promise<void> {
  await page.route('**/engine.worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${keep}${code}\n${await response.text()}` });
  });
}

/** Opens the page with a run on the GPU chosen. */
export async function openGpuPage(page: Page, code = '', address = gpuRun): Promise<Worker> {
  await before(page, code);
  await openPage(page, address);
  await expectAdapter(page);
  return engineWorker(page);
}

/** How many devices the engine got, and how often it asked. */
export function kept(worker: Worker): Promise<{ devices: number; asked: number }> {
  return worker.evaluate(() => {
    const { devices, asked } = globalThis as unknown as Kept;
    return { devices: devices.length, asked };
  });
}

/** Destroys the device at hand and waits until that is known. */
export function destroyDevice(worker: Worker): Promise<void> {
  return worker.evaluate(async () => {
    const device = (globalThis as unknown as Kept).devices.at(-1);
    device?.destroy();
    await device?.lost;
  });
}

/** Presses Run and reads why it failed. */
export async function expectFailure(page: Page, sentence: RegExp): Promise<void> {
  await runButton(page).click();
  await expect(page.getByText('The run failed.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(sentence).first()).toBeVisible();
}

/**
 * Replaces a method in the engine's worker from its call of that number on, once: `replacement` is the
 * source of a function of the original and the arguments, with the object as `this`.
 */
export async function replaceCall(
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
export function destroyAfterSubmit(worker: Worker, number: number): Promise<void> {
  const destroy = `function (submit, args) {
    submit.apply(this, args);
    globalThis.devices.find(({ queue }) => queue === this).destroy();
  }`;
  return replaceCall(worker, 'GPUQueue.submit', number, destroy);
}

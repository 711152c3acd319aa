// Workers and a GPU on one schedule: every answer right, each one's share told, and whatever goes wrong
// with either said.

import { expect, test } from '@playwright/test';
import { catalogue, makeConfig, preview, run } from './engine.ts';
import { destroyDevice, kept, openGpuPage, replaceCall } from './faulty-gpu.ts';
import { openPage, runButton, runToEnd } from './lab-page.ts';
import { plainPort } from './servers.ts';
import type { Config } from '../src/record/config.ts';

const address = './?backend=hybrid&processors=1,2,3&samples=6&size=256&iterations=400';

function hybrid(given: Partial<Config> = {}): Config {
  return makeConfig({ workload: 'mandelbrot', backend: 'hybrid', processors: [1, 2, 3], ...given });
}

/** Every workload with a WGSL kernel, and how many tasks of the main stage's number its small experiment has in all. */
const onGpu: Readonly<Record<string, number>> = {
  // Three rounds, and the assignment to the last centres.
  'k-means': 4,
  // 112 tasks of gradients, updates and tests where gradients make eight.
  'train-mlp': 14,
  // Along the rows, down the columns.
  'image-filter': 2,
  mandelbrot: 1,
  'matrix-multiply': 1,
  'monte-carlo-pi': 1,
  // Two steps, and the energy before and after.
  'n-body': 4,
  // Sums of blocks, and their scan.
  'prefix-sum': 2,
  // Four steps.
  heat: 4,
};

test('these are the workloads that run on both', async ({ page }) => {
  await openGpuPage(page, '', address);
  const { workloads } = await catalogue(page);
  const able = workloads.filter(({ backends }) => backends.includes('hybrid'));
  expect(able.map(({ id }) => id)).toEqual(Object.keys(onGpu));
});

for (const [workload, stages] of Object.entries(onGpu)) {
  for (const kernel of ['js', 'wasm']) {
    test(`${workload}, ${kernel}: verified on the GPU and 0, 1, 2 workers`, async ({ page }) => {
      await openGpuPage(page, '', address);
      const { parameters } = makeConfig({ workload });
      const grain = workload === 'monte-carlo-pi' ? 1_000 : 1;
      const outcome = await run(page, hybrid({ workload, kernel, parameters, grain, samples: 3 }));
      expect(outcome, JSON.stringify(outcome).slice(0, 400)).toMatchObject({ kind: 'done' });
      if (outcome.kind !== 'done') return;
      const { samples, withoutGpu, plan, hybrid: points } = outcome.record;
      for (const { tasks = [], processors } of samples) {
        expect(tasks.reduce((sum, count) => sum + count, 0)).toBe(stages * plan.tasks);
        if (processors === 1) expect(tasks).toEqual([stages * plan.tasks]);
      }
      expect(withoutGpu?.map(({ verdict }) => verdict.ok)).toEqual(Array(6).fill(true));
      expect(points?.map(({ processors }) => processors)).toEqual([2, 3]);
    });
  }
}

test('the GPU takes several tasks at once, beside workers who take one', async ({ page }) => {
  await openGpuPage(page, '', address);
  const parameters = { size: 512, iterations: 500 };
  const outcome = await run(page, hybrid({ parameters, grain: 1, processors: [1, 2], samples: 1 }));
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  // While it learns it takes part whatever that costs: the first sample is its second pass.
  const spans = outcome.record.spans.find(({ processors }) => processors === 2)?.spans;
  if (!spans) throw new Error('No spans were kept for n = 2.');
  const most = (lane: number): number =>
    Math.max(...spans.merged.filter((_, row) => spans.lane[row] === lane));
  expect(most(0)).toBeGreaterThan(1);
  expect(most(1)).toBe(1);
});

test('the page shows both, their split and no law about equal processors', async ({ page }) => {
  // One sample cannot disagree with itself, however busy the machine is.
  await openGpuPage(page, '', address.replace('samples=6', 'samples=1'));
  await runToEnd(page);
  const split = page.getByRole('region', { name: 'Split between GPU and workers' });
  await expect(split.getByRole('img')).toHaveAccessibleName(/together at .* %/);
  await expect(page.getByTestId('finding')).toContainText(/The GPU and 2 workers together were/);
  await expect(page.getByTestId('finding')).not.toContainText('Amdahl');
  await expect(page.getByRole('radio', { name: 'Efficiency' })).toHaveCount(0);
  await expect(page.getByRole('radio', { name: 'GPU alone' })).toBeChecked();
});

test('Cancel answers within 500 ms and the next run is right', async ({ page }) => {
  await openGpuPage(
    page,
    '',
    './?backend=hybrid&processors=1-3&samples=9&size=2048&iterations=2000',
  );
  await runButton(page).click();
  await expect(page.getByText('Warming up every processor')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(runButton(page)).toBeEnabled({ timeout: 500 });
  expect(await run(page, hybrid())).toMatchObject({ kind: 'done' });
});

test('a GPU lost between two runs is replaced; lost within one, the run says so', async ({
  page,
}) => {
  const worker = await openGpuPage(page, '', address);
  expect(await run(page, hybrid())).toMatchObject({ kind: 'done' });
  await destroyDevice(worker);
  expect(await run(page, hybrid())).toMatchObject({ kind: 'done' });
  expect(await kept(worker)).toEqual({ devices: 2, asked: 2 });
});

test('a GPU lost in the middle of a pass ends the run with its reason, and workers go on after', async ({
  page,
}) => {
  const worker = await openGpuPage(page, '', address);
  await replaceCall(
    worker,
    'GPUComputePassEncoder.dispatchWorkgroups',
    2,
    `function (dispatch, args) {
      dispatch.apply(this, args);
      globalThis.devices.at(-1).destroy();
    }`,
  );
  expect(await run(page, hybrid())).toMatchObject({
    kind: 'failed',
    message: { key: 'backend.device-lost' },
  });
  expect(await run(page, makeConfig({ workload: 'mandelbrot' }))).toMatchObject({ kind: 'done' });
  expect(await run(page, hybrid())).toMatchObject({ kind: 'done' });
});

test('workers that are lost beside a GPU are replaced, and every task counts once', async ({
  page,
}) => {
  const worker = await openGpuPage(
    page,
    `
    globalThis.started = [];
    globalThis.Worker = class extends globalThis.Worker {
      constructor(...args) {
        super(...args);
        this.addEventListener('message', () => globalThis.started.push(this), { once: true });
      }
    };`,
    address,
  );
  const { parameters } = makeConfig({
    workload: 'monte-carlo-pi',
    parameters: { points: 40_000_000 },
  });
  const config = hybrid({ workload: 'monte-carlo-pi', parameters, grain: 4_000, samples: 3 });
  const calm = await run(page, config);
  const ended = run(page, config);
  await worker.evaluate(async () => {
    const { started } = globalThis as unknown as { started: globalThis.Worker[] };
    for (let kill = 0; kill < 3; kill++) {
      await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 200));
      started.at(-1)?.terminate();
    }
  });
  const outcome = await ended;
  expect(outcome, JSON.stringify(outcome).slice(0, 400)).toMatchObject({ kind: 'done' });
  if (outcome.kind !== 'done' || calm.kind !== 'done') return;
  expect(outcome.record.result['hits']).toBe(calm.record.result['hits']);
});

test('without isolation it is greyed, with what to do', async ({ page }) => {
  await openPage(page, `http://127.0.0.1:${plainPort}/`);
  const option = page.getByRole('radio', { name: 'Hybrid' });
  await expect(option).toBeDisabled();
  await expect(option).toHaveAccessibleDescription(/not cross-origin isolated/);
  expect(await preview(page, hybrid({ transport: 'auto' }))).toMatchObject({
    problems: [{ field: 'backend', message: { key: 'backend.hybrid-needs-shared' } }],
  });
});

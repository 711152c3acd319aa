// Run after run on one page: what a run takes it gives back.

import { expect, test } from '@playwright/test';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { gpuConfig, openGpuPage } from './faulty-gpu.ts';

for (const kernel of ['wasm', 'js']) {
  test(`20 runs of 64 workers on messages follow one another, ${kernel}`, async ({ page }) => {
    await openEngine(page);
    const config = makeConfig({
      workload: 'monte-carlo-pi',
      kernel,
      parameters: { points: 100_000 },
      grain: 1_000,
      processors: [64],
      transport: 'transfer',
    });
    for (let i = 0; i < 20; i++) {
      const { points } = recordOf(await run(page, config));
      expect(points.map(({ verdict }) => verdict.ok)).toEqual([true, true]);
    }
  });
}

test('G18: 20 runs on the GPU leave no buffer behind', async ({ page }) => {
  const worker = await openGpuPage(
    page,
    `
    globalThis.live = 0;
    const { createBuffer } = GPUDevice.prototype;
    GPUDevice.prototype.createBuffer = function (...args) {
      globalThis.live++;
      return createBuffer.apply(this, args);
    };
    const { destroy } = GPUBuffer.prototype;
    GPUBuffer.prototype.destroy = function () {
      globalThis.live--;
      return destroy.call(this);
    };`,
  );
  for (let i = 0; i < 20; i++) {
    expect(await run(page, gpuConfig)).toMatchObject({ kind: 'done' });
    expect(await worker.evaluate(() => (globalThis as unknown as { live: number }).live)).toBe(0);
  }
});

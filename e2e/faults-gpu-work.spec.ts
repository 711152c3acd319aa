// A GPU that does not do its work, by the rows of the fault table: no result and no time comes of it,
// the person reads a sentence, and the next run is right.

import { expect, test } from '@playwright/test';
import { makeConfig, run } from './engine.ts';
import {
  destroyAfterSubmit,
  expectFailure,
  gpuConfig,
  kept,
  openGpuPage,
  replaceCall,
} from './faulty-gpu.ts';
import { runButton, runToEnd } from './lab-page.ts';

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

test.describe('G12: an invalid bind group or pipeline never counts', () => {
  // Of two tries: the bind group is made once and used again.
  for (const [what, method, number, replacement] of [
    [
      'a bind group without one of its buffers',
      'GPUDevice.createBindGroup',
      1,
      `function (create, [group]) {
        return create.call(this, { ...group, entries: group.entries.slice(1) });
      }`,
    ],
    [
      'a bind group of a buffer that was destroyed',
      'GPUDevice.createBindGroup',
      1,
      `function (create, [group]) {
        const made = create.call(this, group);
        group.entries.at(-1).resource.buffer.destroy();
        return made;
      }`,
    ],
    [
      'a bind group of a range that is too small',
      'GPUDevice.createBindGroup',
      1,
      `function (create, [group]) {
        const [uniforms, ...others] = group.entries;
        const resource = { buffer: uniforms.resource.buffer, offset: 0, size: 4 };
        return create.call(this, { ...group, entries: [{ ...uniforms, resource }, ...others] });
      }`,
    ],
    [
      'a copy beyond the end of a buffer, in the middle of a run',
      'GPUCommandEncoder.copyBufferToBuffer',
      7,
      `function (copy, [source, , target]) {
        copy.call(this, source, 0, target, 0, 2 ** 28);
      }`,
    ],
  ] as const) {
    test(what, async ({ page }) => {
      const worker = await openGpuPage(page);
      for (let attempt = 1; attempt <= 2; attempt++) {
        await replaceCall(worker, method, number, replacement);
        await expectFailure(page, /The graphics adapter refused a part of the run/);
      }
      await runToEnd(page);
    });
  }
});

test.describe('G17: an error of the device that no scope caught fails the run', () => {
  for (const submit of [3, 6]) {
    test(`at submit ${submit}`, async ({ page }) => {
      const worker = await openGpuPage(page);
      await replaceCall(
        worker,
        'GPUQueue.submit',
        submit,
        `function (submit, args) {
          const error = new GPUValidationError('injected');
          const init = { gpuUncapturedErrorInit: { error }, error };
          const device = globalThis.devices.find(({ queue }) => queue === this);
          device.dispatchEvent(new GPUUncapturedErrorEvent('uncapturederror', init));
          submit.apply(this, args);
        }`,
      );
      await expectFailure(page, /refused a part of the run \(injected\)/);
      await runToEnd(page);
    });
  }

  test('with workers beside the GPU', async ({ page }) => {
    const address =
      './?backend=hybrid&kernel=wasm&processors=1,2&samples=2&size=128&iterations=200';
    const worker = await openGpuPage(page, '', address);
    await replaceCall(
      worker,
      'GPUCommandEncoder.copyBufferToBuffer',
      7,
      'function (copy, [source, , target]) { copy.call(this, source, 0, target, 0, 2 ** 28); }',
    );
    await expectFailure(page, /The graphics adapter refused a part of the run/);
    await runToEnd(page);
  });
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
  await expect(page.getByRole('alert')).toContainText(
    /array .counts. can have .* at most and this run needs .*: lower Size to 122 at most/,
  );
  await expect(runButton(page)).toBeDisabled();
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

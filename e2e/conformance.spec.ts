// The table of the lab: every workload on every backend, kernel, schedule, transport and processor
// count, run for real on the built page and verified; and every other combination refused with its reason.

import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { say } from '../src/words/say.ts';
import {
  catalogue,
  expectAdapter,
  makeConfig,
  openEngine,
  preview,
  previewAll,
  run,
  runTwice,
  smallParameters,
} from './engine.ts';
import type { Preview } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';

const workloads = Object.keys(smallParameters);
const schedules = ['static', 'cyclic', 'dynamic', 'guided', 'stealing'];
const transports = ['shared', 'transfer', 'clone'];
const reason = /choose|try/;

// One page for the whole table, as one that is kept open for an afternoon.
let page: Page;

test.beforeAll(async ({ browser, baseURL }) => {
  page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await openEngine(page);
});

test.afterAll(async () => {
  await page.close();
});

/** That leave a rest, where 7 does not fit. */
const oddGrains: Readonly<Record<string, number>> = {
  'sleep-pool': 3,
  spectrogram: 3,
  histogram: 701,
  'monte-carlo-pi': 701,
  triad: 301,
  'word-count': 3,
};

async function expectVerified(config: Config): Promise<void> {
  const outcome = await run(page, config);
  expect(outcome, JSON.stringify(outcome).slice(0, 500)).toMatchObject({ kind: 'done' });
  if (outcome.kind !== 'done') return;
  const { points, plan } = outcome.record;
  expect(points.map(({ processors }) => processors)).toEqual(config.processors);
  for (const { verdict, processors } of points) {
    expect(verdict.ok, `${processors} processors`).toBe(true);
    expect(verdict.compared).toBeGreaterThan(0);
  }
  expect(plan).toMatchObject({
    workload: config.workload,
    backend: config.backend,
    kernel: config.kernel,
    schedule: config.schedule,
    transport: config.transport,
  });
}

for (const workload of workloads) {
  test.describe(workload, () => {
    for (const kernel of ['js', 'wasm']) {
      test(`workers and serial, ${kernel}: every schedule and transport`, async () => {
        for (const transport of transports) {
          for (const schedule of schedules) {
            await expectVerified(makeConfig({ workload, kernel, transport, schedule }));
          }
          // One processor, whatever transport and schedule are asked for.
          const serial = { backend: 'serial', processors: [1], schedule: 'guided' };
          await expectVerified(makeConfig({ workload, kernel, transport, ...serial }));
        }
      });
    }

    test('workers with a serial share and an odd grain', async () => {
      for (const transport of transports) {
        const odd = { serialShare: 0.3, grain: oddGrains[workload] ?? 7 };
        await expectVerified(makeConfig({ workload, transport, ...odd }));
      }
    });

    test('webgpu on 1, 2, 3 workgroups', async () => {
      const gpu = { backend: 'webgpu', kernel: 'wgsl', schedule: 'cyclic', transport: 'transfer' };
      const config = makeConfig({ workload, ...gpu });
      if (await hasGpuKernel(workload)) {
        await expectAdapter(page);
        await expectVerified(config);
        return;
      }
      const problems = [{ field: 'backend', message: { key: 'check.backend-for-workload' } }];
      expect(await preview(page, config)).toMatchObject({ ok: false, problems });
    });
  });
}

test('a large image is blurred band by band, its reference known by a digest', async () => {
  // More than 4 million pixels.
  const parameters = { width: 4_100, height: 1_100, radius: 2 };
  const workload = { workload: 'image-filter', parameters, processors: [1, 2] };
  const gpu = { backend: 'webgpu', kernel: 'wgsl', schedule: 'cyclic', transport: 'transfer' };
  for (const transport of transports) await expectVerified(makeConfig({ ...workload, transport }));
  await expectVerified(makeConfig({ ...workload, ...gpu }));
  await expectVerified(makeConfig({ ...workload, backend: 'hybrid' }));
});

async function hasGpuKernel(workload: string): Promise<boolean> {
  const { workloads: all } = await catalogue(page);
  return all.find(({ id }) => id === workload)?.kernels.includes('wgsl') === true;
}

test('the table has every workload', async () => {
  const { workloads: all } = await catalogue(page);
  expect(workloads.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
});

interface Choice {
  readonly backend: string;
  readonly kernel: string;
  readonly schedule: string;
  readonly transport: string;
}

/** The fields in which a combination does not fit together, whatever the workload. */
function misfits({ backend, kernel, schedule, transport }: Choice): string[] {
  const fields: string[] = [];
  if ((kernel === 'wgsl') !== (backend === 'webgpu')) fields.push('kernel');
  if (backend === 'webgpu' && schedule !== 'cyclic') fields.push('schedule');
  if (backend === 'webgpu' && transport !== 'transfer') fields.push('transport');
  if (backend === 'hybrid' && schedule !== 'dynamic') fields.push('schedule');
  if (backend === 'hybrid' && transport !== 'shared') fields.push('transport');
  return fields;
}

const choices: readonly Choice[] = ['serial', 'workers', 'webgpu', 'hybrid'].flatMap((backend) =>
  ['js', 'wasm', 'wgsl'].flatMap((kernel) =>
    schedules.flatMap((schedule) =>
      transports.map((transport) => ({ backend, kernel, schedule, transport })),
    ),
  ),
);

test('every other combination is refused with its reason', async () => {
  await expectAdapter(page);
  for (const workload of workloads) {
    const onGpu = await hasGpuKernel(workload);
    const configs = choices.map((choice) => {
      const processors = choice.backend === 'serial' ? [1] : [1, 2];
      return makeConfig({ workload, ...choice, processors });
    });
    const previews = await previewAll(page, configs);
    for (const [i, choice] of choices.entries()) {
      const [config, result] = [configs[i] as Config, previews[i] as Preview];
      const usesGpu = choice.backend === 'webgpu' || choice.backend === 'hybrid';
      const kernelLess = usesGpu && !onGpu;
      const others = misfits(choice).filter((field) => !kernelLess || field !== 'kernel');
      const expected = kernelLess ? ['backend', ...others] : others;
      const problems = result.ok ? [] : result.problems;
      expect(
        problems.map(({ field }) => field).filter((field) => !kernelLess || field !== 'kernel'),
        JSON.stringify(config),
      ).toEqual(expected);
      // The reason says what would work instead.
      for (const { message } of problems) expect(say(message)).toMatch(reason);
      // Nor does it run where the preview is not asked.
      if (expected.length === 0 || workload !== workloads[0]) continue;
      expect(await run(page, config)).toMatchObject({ kind: 'refused', problems });
    }
    const serial = makeConfig({ workload, backend: 'serial', processors: [1, 2] });
    expect(await preview(page, serial)).toMatchObject({
      problems: [{ field: 'processors', message: { key: 'check.serial-processors' } }],
    });
  }
});

test('what shares an array without a barrier ends right on every transport and kernel', async () => {
  const trained = { workload: 'train-mlp', parameters: { steps: 40, batch: 128, updates: 2 } };
  const counted = { workload: 'histogram', parameters: { size: 50_000, bins: 4, counting: 1 } };
  for (const transport of transports) {
    for (const kernel of ['js', 'wasm']) {
      await expectVerified(makeConfig({ ...trained, kernel, transport }));
      await expectVerified(makeConfig({ ...counted, kernel, transport }));
    }
  }
});

test('a second run while one goes on is refused, and the first is not disturbed', async () => {
  const config = makeConfig({ workload: 'mandelbrot', samples: 6 });
  const [first, second] = await runTwice(page, config);
  expect(first.kind).toBe('done');
  expect(second).toMatchObject({ kind: 'failed', message: { key: 'run.busy' } });
});

test('the same seed gives the same answer on every backend, another seed another', async () => {
  const hits: (number | undefined)[] = [];
  for (const change of [{}, { kernel: 'js' }, { transport: 'transfer' }, { seed: 2 }]) {
    const outcome = await run(page, makeConfig({ workload: 'monte-carlo-pi', ...change }));
    hits.push(outcome.kind === 'done' ? outcome.record.result['hits'] : undefined);
  }
  expect(hits[0]).toBeGreaterThan(15_500);
  expect(hits[1]).toBe(hits[0]);
  expect(hits[2]).toBe(hits[0]);
  expect(hits[3]).not.toBe(hits[0]);
});

// The table of the lab: every workload on every backend, kernel, schedule, transport and processor
// count, run for real on the built page and verified; and every other combination refused with its reason.

import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { say } from '../src/words/say.ts';
import { machine, makeConfig, openEngine, preview, run, smallParameters } from './engine.ts';
import type { Config } from '../src/record/config.ts';

const workloads = Object.keys(smallParameters);
const schedules = ['static', 'cyclic', 'dynamic', 'guided', 'stealing'];
const transports = ['shared', 'transfer', 'clone'];
const reason = /choose|try/;

async function expectVerified(page: Page, config: Config): Promise<void> {
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
      for (const transport of transports) {
        test(`workers, ${kernel}, ${transport}: every schedule on 1, 2, 3`, async ({ page }) => {
          await openEngine(page);
          for (const schedule of schedules) {
            await expectVerified(page, makeConfig({ workload, kernel, transport, schedule }));
          }
        });
      }

      test(`serial, ${kernel}: whatever schedule and transport are asked for`, async ({ page }) => {
        await openEngine(page);
        const serial = { workload, backend: 'serial', kernel, processors: [1] };
        for (const schedule of schedules) {
          for (const transport of transports) {
            await expectVerified(page, makeConfig({ ...serial, schedule, transport }));
          }
        }
      });
    }

    test('workers with a serial share and an odd grain', async ({ page }) => {
      await openEngine(page);
      for (const transport of transports) {
        await expectVerified(page, makeConfig({ workload, transport, serialShare: 0.3, grain: 7 }));
      }
    });

    test('webgpu on 1, 2, 3 workgroups', async ({ page }) => {
      await openEngine(page);
      const { webgpu } = await machine(page);
      test.skip(!webgpu.ok, webgpu.ok ? '' : `no adapter: ${webgpu.reason.key}`);
      await expectVerified(
        page,
        makeConfig({
          workload,
          backend: 'webgpu',
          kernel: 'wgsl',
          schedule: 'cyclic',
          transport: 'transfer',
        }),
      );
    });
  });
}

test('every other combination is refused with its reason', async ({ page }) => {
  await openEngine(page);
  const { webgpu } = await machine(page);
  for (const workload of workloads) {
    for (const backend of ['serial', 'workers', 'webgpu']) {
      for (const kernel of ['js', 'wasm', 'wgsl']) {
        for (const schedule of schedules) {
          for (const transport of transports) {
            const expected: string[] = [];
            if ((kernel === 'wgsl') !== (backend === 'webgpu')) expected.push('kernel');
            if (backend === 'webgpu' && schedule !== 'cyclic') expected.push('schedule');
            if (backend === 'webgpu' && transport !== 'transfer') expected.push('transport');
            const lacksAdapter = backend === 'webgpu' && expected.length === 0 && !webgpu.ok;
            if (lacksAdapter) expected.push('backend');
            const processors = backend === 'serial' ? [1] : [1, 2];
            const config = makeConfig({
              workload,
              backend,
              kernel,
              schedule,
              transport,
              processors,
            });
            const result = await preview(page, config);
            const problems = result.ok ? [] : result.problems;
            const refused = problems.map(({ field }) => field);
            expect(refused, JSON.stringify(config)).toEqual(expected);
            // The reason says what would work instead.
            for (const { message } of problems) expect(say(message)).toMatch(reason);
            // Nor does it run where the preview is not asked.
            if (refused.length > 0) {
              expect(await run(page, config)).toMatchObject({ kind: 'refused', problems });
            }
          }
        }
      }
    }
    const serial = makeConfig({ workload, backend: 'serial', processors: [1, 2] });
    expect(await preview(page, serial)).toMatchObject({
      problems: [{ field: 'processors', message: { key: 'check.serial-processors' } }],
    });
  }
});

test('a second run while one goes on is refused, and the first is not disturbed', async ({
  page,
}) => {
  await openEngine(page);
  const config = makeConfig({ workload: 'mandelbrot', samples: 6 });
  const [first, second] = await Promise.all([run(page, config), run(page, config)]);
  expect(first.kind).toBe('done');
  expect(second).toMatchObject({ kind: 'failed', message: { key: 'run.busy' } });
});

test('the same seed gives the same answer on every backend, another seed another', async ({
  page,
}) => {
  await openEngine(page);
  const hits: (number | undefined)[] = [];
  for (const change of [{}, { kernel: 'js' }, { transport: 'transfer' }, { seed: 2 }]) {
    const outcome = await run(page, makeConfig({ workload: 'monte-carlo-pi', ...change }));
    hits.push(outcome.kind === 'done' ? outcome.record.result['hits'] : undefined);
  }
  expect(hits[0]).toBeGreaterThan(78_000);
  expect(hits[1]).toBe(hits[0]);
  expect(hits[2]).toBe(hits[0]);
  expect(hits[3]).not.toBe(hits[0]);
});

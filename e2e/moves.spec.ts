// Moves of arrays on real workers that no workload of the page makes in this way, over every transport, with every schedule, on 1, 2 and 3
// processors: the result is what one task in this process gives. And with workers lost in the middle.

import { expect, test } from '@playwright/test';
import { LocalMemory } from '../src/testing/local-memory.ts';
import { runOnce } from '../src/pipeline/run.ts';
import { makeVirtualTeam } from '../src/testing/virtual-time.ts';
import { testWorkloads } from '../src/workloads/testing/test-workloads.ts';
import { lossesIn, makeConfig, openEngine, preview, run } from './engine.ts';
import { patchEngine } from './faulty-workers.ts';
import { serveTestBuild } from './test-build.ts';
import type { Page } from '@playwright/test';
import type { RunOutcome } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';
import type { Workload } from '../src/contract/workload.ts';
import type { Served } from './test-build.ts';

const schedules = ['static', 'cyclic', 'dynamic', 'guided', 'stealing'];
const transports = ['shared', 'transfer', 'clone'];

let isolated: Served;
let plain: Served;
/** Of each server one, for all tests that leave their page as it was. */
let isolatedPage: Page;
let plainPage: Page;

test.beforeAll(async ({ browser }) => {
  isolated = await serveTestBuild(true);
  plain = await serveTestBuild(false);
  [isolatedPage, plainPage] = [await browser.newPage(), await browser.newPage()];
  await openEngine(isolatedPage, isolated.url);
  await openEngine(plainPage, plain.url);
});

test.afterAll(async () => {
  await isolatedPage.close();
  await plainPage.close();
  await isolated.close();
  await plain.close();
});

interface Expected {
  readonly summary: Readonly<Record<string, number>>;
  /** What is emitted to all shuffles, in bytes. */
  readonly emittedBytes: number;
}

/** The workload as one task in this process. */
async function runHere(workload: Workload): Promise<Expected> {
  const size = workload.params['size']?.default ?? 0;
  const parameters = { size };
  const arrays = workload.arrays(parameters);
  const input = workload.input(parameters, 1);
  const entries = await workload.kernels.js();
  const memory = new LocalMemory({ arrays, input, entries, windows: 'whole' });
  const team = makeVirtualTeam(1, () => 1, memory);
  const settings = { processors: 1, policy: 'static', grain: 'whole', serialShare: 0 } as const;
  const { signal } = new AbortController();
  await runOnce(workload.program(parameters, 1, team), team, settings, signal);
  const output = Object.fromEntries(
    await Promise.all(
      workload.outputs.map(async (name) => [name, await memory.read(name)] as const),
    ),
  );
  let emittedBytes = 0;
  for (const [name, { type }] of Object.entries(arrays)) {
    if (type === 'segments') emittedBytes += (await memory.segments(name)).bytes.length;
  }
  return { summary: workload.summary(parameters, output), emittedBytes };
}

function jsConfig(workload: string, given: Partial<Config>): Config {
  return makeConfig({ workload, kernel: 'js', ...given });
}

function recordOf(outcome: RunOutcome): Extract<RunOutcome, { kind: 'done' }>['record'] {
  expect(outcome, JSON.stringify(outcome).slice(0, 400)).toMatchObject({ kind: 'done' });
  if (outcome.kind !== 'done') throw new Error('The run did not end well.');
  return outcome.record;
}

for (const workload of testWorkloads) {
  test.describe(workload.id, () => {
    for (const transport of transports) {
      test(`workers, ${transport}: every schedule on 1, 2, 3`, async () => {
        const expected = await runHere(workload);
        for (const schedule of schedules) {
          const config = jsConfig(workload.id, { transport, schedule });
          const { result, points, samples } = recordOf(await run(isolatedPage, config));
          expect(result, schedule).toEqual(expected.summary);
          expect(points.map(({ processors }) => processors)).toEqual([1, 2, 3]);
          for (const { verdict } of points) expect(verdict.ok).toBe(true);
          expect(lossesIn(samples)).toEqual([]);
          for (const { activities } of samples) {
            if (transport === 'shared') expect(activities.bytesMoved).toBe(expected.emittedBytes);
            else expect(activities.bytesMoved).toBeGreaterThan(expected.emittedBytes);
          }
        }
      });
    }

    test('workers with a serial share and an odd grain', async () => {
      const expected = await runHere(workload);
      const size = workload.params['size']?.default ?? 0;
      // Neither divides any of the sizes.
      const grain = size > 1_000 ? 67 : 7;
      for (const transport of transports) {
        const config = jsConfig(workload.id, { transport, serialShare: 0.3, grain });
        expect(recordOf(await run(isolatedPage, config)).result, transport).toEqual(
          expected.summary,
        );
      }
    });

    test('serial, with shared memory and without', async () => {
      const expected = await runHere(workload);
      for (const page of [isolatedPage, plainPage]) {
        const config = jsConfig(workload.id, {
          backend: 'serial',
          transport: 'transfer',
          processors: [1],
        });
        expect(recordOf(await run(page, config)).result, page.url()).toEqual(expected.summary);
      }
    });
  });
}

test('what a workload has no kernel for is refused with the reason', async ({ page }) => {
  await openEngine(page, isolated.url);
  for (const kernel of ['wasm', 'js']) {
    const config = makeConfig({ workload: 'test-bands', kernel });
    const problems = { field: 'kernel', message: { key: 'check.kernel-for-workload' } };
    const expected = kernel === 'js' ? { ok: true } : { ok: false, problems: [problems] };
    expect(await preview(page, config)).toMatchObject(expected);
  }
  const gpu = { backend: 'webgpu', kernel: 'wgsl', schedule: 'cyclic', transport: 'transfer' };
  expect(await preview(page, makeConfig({ workload: 'test-bands', ...gpu }))).toMatchObject({
    problems: [{ field: 'backend', message: { key: 'check.backend-for-workload' } }],
  });
});

/**
 * The first worker called `processor 2` ends itself when `Object[name]` is called for the `atCall`th time
 * with a first argument for which `counts` holds; its successors do not.
 */
async function loseWorker(
  page: Page,
  name: 'Math.imul' | 'Atomics.add',
  counts: string,
  atCall: number,
): Promise<void> {
  const patch = `{
    const original = ${name};
    let calls = 0;
    ${name} = (first, ...others) => {
      if (${counts} && ++calls === ${atCall}) { self.close(); for (;;); }
      return original(first, ...others);
    };
  }`;
  const code = `{
    let armed = true;
    const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    globalThis.Worker = class extends globalThis.Worker {
      constructor(address, options) {
        let from = address;
        if (armed && options.name === 'processor 2') {
          armed = false;
          const both = [module(${JSON.stringify(patch)}), String(address)];
          from = module(both.map((one) => 'import ' + JSON.stringify(one)).join(';'));
        }
        super(from, options);
      }
    };
  }`;
  await patchEngine(page, code);
}

function find(id: string): Workload {
  const found = testWorkloads.find((workload) => workload.id === id);
  if (!found) throw new Error(`There is no workload "${id}".`);
  return found;
}

// With a static schedule a processor's part is known: the loss lies in the first sample after the warm-up.
const twice = { schedule: 'static', processors: [1, 2], samples: 2 };

for (const transport of transports) {
  test(`a shuffle counts only finished tasks where a worker is lost, ${transport}`, async ({
    page,
  }) => {
    const expected = await runHere(find('test-word-count'));
    await loseWorker(page, 'Math.imul', 'true', 10_000);
    await openEngine(page, isolated.url);
    const record = recordOf(await run(page, jsConfig('test-word-count', { ...twice, transport })));
    expect(record.result).toEqual(expected.summary);
    expect(record.points.every(({ verdict }) => verdict.ok)).toBe(true);
    expect(lossesIn(record.samples)).toMatchObject([
      { key: 'incident.worker-replaced', values: { lane: 1 } },
    ]);
  });
}

test('an update torn by a lost worker is thrown away and measured again, and the record says so', async ({
  page,
}) => {
  const expected = await runHere(find('test-histogram'));
  await loseWorker(page, 'Atomics.add', 'first instanceof Uint32Array', 37_500);
  await openEngine(page, isolated.url);
  const record = recordOf(await run(page, jsConfig('test-histogram', twice)));
  expect(record.result).toEqual(expected.summary);
  expect(record.points.every(({ verdict }) => verdict.ok)).toBe(true);
  expect(lossesIn(record.samples)).toEqual([]);
  expect(record.samples).toHaveLength(4);
  expect(record.warnings).toContainEqual({
    key: 'note.sample-repeated',
    values: { lane: 1, reason: expect.any(String), times: 1 },
  });
});

for (const transport of ['transfer', 'clone']) {
  test(`an update on messages is mended: changes count when they arrive, ${transport}`, async ({
    page,
  }) => {
    const expected = await runHere(find('test-histogram'));
    await loseWorker(page, 'Atomics.add', 'first instanceof Uint32Array', 37_500);
    await openEngine(page, isolated.url);
    const record = recordOf(await run(page, jsConfig('test-histogram', { ...twice, transport })));
    expect(record.result).toEqual(expected.summary);
    expect(lossesIn(record.samples)).toMatchObject([
      { key: 'incident.worker-replaced', values: { lane: 1 } },
    ]);
  });
}

// Aggregation in a tree: all processors combine what tasks reduced, and the answer is the driver's.

import { expect, test } from '@playwright/test';
import { cellStride } from '../src/pipeline/schedule-cells.ts';
import { say } from '../src/words/say.ts';
import { lossesIn, makeConfig, openEngine, preview, run } from './engine.ts';
import { patchEngine, recordOf } from './faulty-workers.ts';
import { runUntilShown, openPage } from './lab-page.ts';
import { serveTestBuild } from './test-build.ts';

const schedules = ['static', 'cyclic', 'dynamic', 'guided', 'stealing'];
/** Of the workloads whose tasks reduce: so fine that a tree has levels for all to combine. */
const grains = { 'monte-carlo-pi': 1, histogram: 7, 'prime-sieve': 1 };
/** Number of the phase in a span table. */
const aggregate = 5;

for (const [workload, grain] of Object.entries(grains)) {
  test(`${workload}: verified by every schedule, and as the driver has it`, async ({ page }) => {
    await openEngine(page);
    for (const kernel of ['js', 'wasm']) {
      const byDriver = recordOf(await run(page, makeConfig({ workload, kernel, grain })));
      for (const schedule of schedules) {
        const given = { workload, kernel, grain, schedule, serialShare: 0.1, aggregation: 'tree' };
        const record = recordOf(await run(page, makeConfig(given)));
        expect(record.points.every(({ verdict }) => verdict.ok)).toBe(true);
        expect(record.result).toEqual(byDriver.result);
        expect(record.plan.aggregation).toBe('tree');
      }
    }
  });
}

test('its time is that of all processors, and no task counts twice', async ({ page }) => {
  await openEngine(page);
  const pi = { workload: 'monte-carlo-pi', parameters: { points: 1_000_000 }, grain: 50 };
  const given = { ...pi, processors: [1, 2], samples: 3, aggregation: 'tree' };
  const record = recordOf(await run(page, makeConfig(given)));
  for (const { activities, tasks } of record.samples) {
    expect(activities.treeMs).toBeGreaterThan(0);
    expect(tasks?.reduce((sum, count) => sum + count, 0)).toBe(20_000);
  }
  for (const { processors, spans } of record.spans) {
    const combining = [...spans.lane].filter(
      (lane, row) => lane < processors && spans.phase[row] === aggregate,
    );
    expect(combining.length).toBeGreaterThan(0);
  }
  const byDriver = recordOf(await run(page, makeConfig({ ...given, aggregation: 'driver' })));
  for (const { activities } of byDriver.samples) {
    expect(activities.treeMs).toBe(0);
    expect(activities.combineMs).toBeGreaterThan(0);
    expect(activities.combineMs).toBeLessThanOrEqual(activities.aggregateMs);
  }
});

test('a worker that is lost while it combines is replaced, and nothing is combined twice', async ({
  page,
}) => {
  const served = await serveTestBuild(true);
  try {
    // Of 200,000 tasks in static order the first of two workers ends with number 100,000, the second with the last;
    // the 25 of a level come after them. The first holds its task until the second is there: a late one finds none.
    const holds = `
      const { exchange, load } = Atomics;
      let last = 0;
      Atomics.exchange = (cells, at, value) => {
        const before = exchange(cells, at, value);
        const isOfLevel = last === 100_000 && value > 0 && value <= 25;
        while (isOfLevel && load(cells, at + ${cellStride}) === 0);
        if (value > 0) last = value;
        return before;
      };`;
    const hangs = `
      const { exchange } = Atomics;
      let [last, levels] = [0, 0];
      Atomics.exchange = (cells, at, value) => {
        const before = exchange(cells, at, value);
        if (last === 200_000 && value > 0 && value <= 25 && ++levels === 2) {
          new BroadcastChannel('combining').postMessage(true);
          for (;;);
        }
        if (value > 0) last = value;
        return before;
      };`;
    await patchEngine(
      page,
      `globalThis.combining = 0;
      new BroadcastChannel('combining').onmessage = () => globalThis.combining++;
      {
        const module = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
        const first = {
          'processor 1': module(${JSON.stringify(holds)}),
          'processor 2': module(${JSON.stringify(hangs)}),
        };
        globalThis.Worker = class extends globalThis.Worker {
          constructor(address, options) {
            const all = [first[options.name], String(address)].filter((one) => one !== undefined);
            if (options.name === 'processor 2') delete first['processor 2'];
            super(module(all.map((one) => 'import ' + JSON.stringify(one)).join(';')), options);
          }
        };
      }`,
    );
    await openEngine(page, served.url);
    const pi = { workload: 'monte-carlo-pi', parameters: { points: 4_000_000 }, grain: 20 };
    const given = { ...pi, schedule: 'static', processors: [2], samples: 4, aggregation: 'tree' };
    const record = recordOf(await run(page, makeConfig(given)));
    const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
    expect(
      await engine?.evaluate(() => (globalThis as unknown as { combining: number }).combining),
    ).toBe(1);
    expect(lossesIn(record.samples)).toMatchObject([{ key: 'incident.worker-replaced' }]);
    expect(record.samples.every(({ verdict }) => verdict.ok)).toBe(true);
  } finally {
    await served.close();
  }
});

test('on messages it is refused, with what would work', async ({ page }) => {
  await openEngine(page);
  const config = makeConfig({ workload: 'histogram', aggregation: 'tree', transport: 'clone' });
  const refused = await preview(page, config);
  if (refused.ok) throw new Error('A tree on messages was planned.');
  expect(refused.problems.map(({ field }) => field)).toEqual(['aggregation']);
  expect(refused.problems.map(({ message }) => say(message)).join()).toContain(
    'choose the backend workers and the transport shared',
  );
});

test('where combining takes long the page offers the tree, and holds it against what was predicted', async ({
  page,
}) => {
  // One sample cannot disagree with itself, however busy the machine is.
  await openPage(page, './?workload=histogram&size=1000000&grain=100&processors=1,2&samples=1');
  const losses = page.getByRole('region', { name: /^Why not 2 times/ });
  const change = losses.getByRole('button', { name: 'Try aggregation in a tree' });
  await runUntilShown(page, change);
  await change.click();
  await expect(losses.getByRole('status')).toContainText('With aggregation in a tree: predicted');
});

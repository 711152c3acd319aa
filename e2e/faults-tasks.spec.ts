// Tasks that fail on purpose, by the rows of the fault table: the person reads which task and why, nothing
// of it becomes a result, and the next run is right.

import { expect, test } from '@playwright/test';
import { engineWorker, lossesIn, makeConfig, openEngine, preview, run } from './engine.ts';
import { armKernels, patchEngine, patchKernels, piRun, recordOf } from './faulty-workers.ts';
import { exportAs, finding, openPage, runButton, runToEnd } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { RunOutcome } from '../src/engine/engine.ts';

/** Pi in 2,000 tasks, as an address: fifty samples take seconds on the fastest machine. */
const piAddress =
  './?workload=monte-carlo-pi&kernel=wasm&points=40000000&grain=20000&processors=1,2&samples=1';

async function failing(page: Page, deed: string): Promise<RunOutcome> {
  await patchEngine(page, patchKernels(deed));
  await openEngine(page);
  return run(page, piRun());
}

async function expectCleanRun(page: Page): Promise<void> {
  const { result, samples } = recordOf(await run(page, piRun()));
  expect(result['points']).toBe(4_000_000);
  expect(lossesIn(samples)).toEqual([]);
}

test('E1: a task that throws fails the run with its number, items, message and place', async ({
  page,
}) => {
  const outcome = await failing(page, "throw new TypeError('the kernel is out of order');");
  expect(outcome).toMatchObject({
    kind: 'failed',
    message: {
      key: 'backend.task-failed',
      values: {
        reason: expect.stringMatching(
          /^the kernel is out of order \(at .+:\d+\)$/,
        ) as unknown as string,
      },
    },
  });
  if (outcome.kind !== 'failed' || outcome.message.key !== 'backend.task-failed') return;
  const { task, start, end } = outcome.message.values;
  expect([start, end]).toEqual([task * 2_000, (task + 1) * 2_000]);
  await expectCleanRun(page);
});

test('E1: the page says so, counts the samples that were finished, and keeps the last result', async ({
  page,
}) => {
  const kernels = patchKernels("throw new Error('out of order');", { atCall: 1, waits: true });
  await patchEngine(page, kernels);
  await openPage(page, piAddress);
  await runToEnd(page);
  const before = await finding(page).textContent();
  await setSamples(page, '50');
  await runButton(page).click();
  await expect(page.getByText(/Measuring: round ([2-9]|\d\d) of 50/)).toBeVisible({
    timeout: 60_000,
  });
  await armKernels(page);
  const notice = page.locator('.notice');
  await expect(notice).toContainText('The run failed.', { timeout: 60_000 });
  await expect(notice).toContainText(
    /Task \d[\d,]* \(items [\d,]+ to [\d,]+\) failed: out of order/,
  );
  await expect(notice).toContainText(/\d+ samples? had been finished and (is|are) not charted/);
  await expect(notice).toContainText('The last result is kept.');
  expect(await finding(page).textContent()).toBe(before);
  await setSamples(page, '1');
  await runToEnd(page);
});

async function setSamples(page: Page, samples: string): Promise<void> {
  const input = page.getByLabel('Samples', { exact: true }).first();
  if (!(await input.isVisible())) await page.getByText('Advanced: transport').click();
  await input.fill(samples);
  await expect(runButton(page)).toBeEnabled();
}

for (const [what, deed, text] of [
  ['a function', 'throw () => 1;', /it threw \(\) => 1/],
  [
    'an error with itself as its cause',
    "const e = new Error('round'); e.cause = e; e.self = e; throw e;",
    /^round/,
  ],
  ['an object without a text', 'throw Object.create(null);', /^it threw an object without a text/],
  ['undefined', 'throw undefined;', /it threw undefined/],
  ['a symbol', "throw Symbol('odd');", /it threw Symbol\(odd\)/],
  ['200 kB without a blank', "throw new Error('x'.repeat(200_000));", /^x{300}… \(at .+:\d+\)$/],
  ['200 kB of control characters', "throw new Error('\\u0001'.repeat(200_000));", /^Error/],
  ['a string of 200 kB', "throw '/a.js'.repeat(40_000);", /^it threw (\/a\.js){60}…$/],
  [
    'a proxy whose every trap throws',
    'const no = () => { throw 1; }; throw new Proxy({}, { get: no, getPrototypeOf: no, has: no });',
    /it threw an object without a text/,
  ],
  [
    'a toString that throws',
    "throw { toString() { throw new Error('no text'); } };",
    /it threw an object without a text/,
  ],
  [
    'a message that throws when it is read',
    "throw Object.defineProperty(new Error('a'), 'message', { get() { throw new Error('b'); } });",
    /^Error/,
  ],
] as const) {
  test(`E2: a task that throws ${what} fails the run in words`, async ({ page }) => {
    const failed = {
      kind: 'failed',
      message: {
        key: 'backend.task-failed',
        values: { reason: expect.stringMatching(text) as unknown as string },
      },
    };
    expect(await failing(page, deed)).toMatchObject(failed);
    for (const transport of ['transfer', 'clone']) {
      await page.reload();
      await openEngine(page);
      expect(await run(page, piRun({ transport }))).toMatchObject(failed);
    }
    await expectCleanRun(page);
  });
}

test('E2: an error of 200 kB stands on the page in a few lines', async ({ page }) => {
  await patchEngine(page, patchKernels("throw new Error('x'.repeat(200_000));"));
  await openPage(page, piAddress);
  await runButton(page).click();
  const notice = page.locator('.notice');
  await expect(notice).toContainText('The run failed.', { timeout: 60_000 });
  await expect(notice).toContainText(/x{300}…/);
  const { width, scroll } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    scroll: document.documentElement.scrollWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(width);
});

test('E3: a promise rejected in a worker and handled by nobody fails the run, naming the worker', async ({
  page,
}) => {
  const outcome = await failing(page, "void Promise.reject(new Error('left alone'));");
  expect(outcome).toMatchObject({
    kind: 'failed',
    message: {
      key: 'backend.unhandled',
      values: { reason: expect.stringMatching(/^left alone/) as unknown as string },
    },
  });
  await expectCleanRun(page);
});

test('E9: more memory than a run can have is refused before anything runs', async ({ page }) => {
  await openEngine(page);
  const result = await preview(
    page,
    makeConfig({ workload: 'mandelbrot', parameters: { size: 1e6, iterations: 100 } }),
  );
  expect(result.ok).toBe(false);
});

test('E9: memory that the browser does not give is said, and the next run is right', async ({
  page,
}) => {
  await patchEngine(
    page,
    `{
      const { grow } = WebAssembly.Memory.prototype;
      globalThis.short = true;
      WebAssembly.Memory.prototype.grow = function (pages) {
        if (globalThis.short && pages > 0) throw new RangeError('WebAssembly.Memory.grow(): maximum exceeded');
        return grow.call(this, pages);
      };
    }`,
  );
  await openEngine(page);
  const large = makeConfig({ workload: 'mandelbrot', parameters: { size: 2048, iterations: 10 } });
  expect(await run(page, large)).toMatchObject({
    kind: 'failed',
    message: {
      key: 'backend.memory',
      values: { neededBytes: expect.any(Number) as unknown as number },
    },
  });
  await engineWorker(page).evaluate(() => Object.assign(globalThis, { short: false }));
  recordOf(await run(page, large));
});

test('E9: a task that asks for 1 TB of its own fails with the reason', async ({ page }) => {
  expect(await failing(page, 'new ArrayBuffer(2 ** 40);')).toMatchObject({
    kind: 'failed',
    message: {
      key: 'backend.task-failed',
      values: {
        reason: expect.stringMatching(
          /allocation failed|invalid array buffer length/i,
        ) as unknown as string,
      },
    },
  });
  await expectCleanRun(page);
});

for (const transport of ['transfer', 'clone']) {
  test(`E12: a result that cannot be sent fails the run with its task and cause, ${transport}`, async ({
    page,
  }) => {
    const outPort = `
      const { postMessage } = globalThis;
      globalThis.postMessage = (message, ...rest) => {
        const odd = message.timesMs && !message.fault && globalThis.armed;
        postMessage(odd ? { ...message, odd: () => 1 } : message, ...rest);
      };
      globalThis.armed = true;`;
    await patchEngine(
      page,
      patchKernels(outPort, { after: 'setTimeout(() => (globalThis.armed = false));' }),
    );
    await openEngine(page);
    expect(await run(page, piRun({ transport }))).toMatchObject({
      kind: 'failed',
      message: {
        key: 'backend.task-failed',
        values: {
          reason: expect.stringMatching(
            /^its result cannot be sent: .*could not be cloned/,
          ) as unknown as string,
        },
      },
    });
    recordOf(await run(page, piRun({ transport })));
  });
}

test('E21: one wrong bit in one task makes the run wrong, and the evidence can be saved', async ({
  page,
}) => {
  await patchEngine(page, patchKernels('', { atCall: 6_000, after: 'memory[given[0]] ^= 1;' }));
  await openPage(page, piAddress.replace('samples=1', 'samples=3'));
  await runButton(page).click();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result).toContainText(/wrong at n = [12]/, { timeout: 60_000 });
  await expect(finding(page)).toContainText(/is wrong: it differs from the JavaScript kernel/);
  const download = page.waitForEvent('download');
  await exportAs(page, 'Download record (JSON)');
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const record = JSON.parse(Buffer.concat(chunks).toString()) as {
    samples: { verdict: { ok: boolean; mismatch?: object } }[];
    points: { verdict: { ok: boolean }; speedup: { relative: number | null } }[];
  };
  const wrong = record.samples.filter(({ verdict }) => !verdict.ok);
  expect(wrong).toHaveLength(1);
  expect(wrong[0]?.verdict.mismatch).toMatchObject({ array: 'hits', error: 1 });
  for (const { verdict, speedup } of record.points) {
    if (!verdict.ok) expect(speedup.relative).toBeNull();
  }
  await runToEnd(page);
});

// The engine's worker ends: the page says so, keeps what was measured, and starts another on a press.

import { expect, test } from '@playwright/test';
import { makeConfig, openEngine } from './engine.ts';
import { patchEngine } from './faulty-workers.ts';
import { finding, openPage, quickRun, runButton, runToEnd } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { Engine } from '../src/engine/engine.ts';

/** Ways to end a worker: by itself, by what it throws, and by others. */
const ends = {
  close: /its worker is gone/,
  throw: /its script broke off: .*struck/,
  terminate: /its worker is gone/,
} as const;
type End = keyof typeof ends;

interface Striking {
  engineWorker: Worker;
}

/** The first engine of the page can be ended by `strike`. */
async function makeMortal(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Started = globalThis.Worker;
    globalThis.Worker = class extends Started {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        (globalThis as unknown as Striking).engineWorker = this;
      }
    };
  });
  await patchEngine(
    page,
    `addEventListener('message', ({ data }) => {
      if (data?.strike === 'close') close();
      if (data?.strike === 'throw') setTimeout(() => { throw new Error('struck'); });
    });`,
  );
}

async function strike(page: Page, end: End): Promise<void> {
  await page.evaluate((how) => {
    const { engineWorker } = globalThis as unknown as Striking;
    if (how === 'terminate') engineWorker.terminate();
    else engineWorker.postMessage({ strike: how }, []);
  }, end);
}

const longRun = './?size=1024&iterations=5000&processors=1-2&samples=30';
const notice = 'Nothing can be measured now.';

for (const [end, why] of Object.entries(ends) as [End, RegExp][]) {
  test(`D9: an engine that ends by ${end} within a run is said; another measures after a press`, async ({
    page,
  }) => {
    await makeMortal(page);
    await openPage(page, quickRun);
    await runToEnd(page);
    const found = await finding(page).textContent();
    await runButton(page).click();
    await expect(page.getByRole('progressbar')).toBeVisible();
    await strike(page, end);
    const said = page.locator('.notice', { hasText: notice });
    await expect(said).toContainText(why);
    await expect(said).toContainText('The last result is kept.');
    await expect(page.getByRole('progressbar')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toBeHidden();
    await expect(finding(page)).toHaveText(found ?? '');
    await said.getByRole('button', { name: 'Start a new engine' }).click();
    await expect(said).toBeHidden();
    await runToEnd(page);
  });
}

test('D9: Cancel does not hang where the engine ends meanwhile', async ({ page }) => {
  await makeMortal(page);
  await openPage(page, longRun);
  await runButton(page).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.evaluate(() => {
    document.querySelector<HTMLButtonElement>('[aria-label="Cancel"]')?.click();
    (globalThis as unknown as Striking).engineWorker.terminate();
  });
  await expect(page.locator('.notice')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stopping' })).toBeHidden();
});

test('D9: every call settles that waits when the engine ends, and every later one is answered', async ({
  page,
}) => {
  await makeMortal(page);
  await openEngine(page);
  const config = makeConfig({ workload: 'mandelbrot', samples: 1000, processors: [1, 2] });
  const settled = await page.evaluate(async (asked) => {
    const { amdahlLab: engine, engineWorker } = globalThis as unknown as Striking & {
      readonly amdahlLab: Engine;
    };
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (begun = resolve));
    const run = engine.run(asked, () => begun());
    await running;
    const sides = { a: { processors: 1 }, b: { processors: 2 } } as never;
    const open = [
      run,
      engine.study({ kind: 'comparison', config: asked, sides, longestMs: 1000 }, () => undefined),
      engine.stop(),
      engine.preview(asked),
      engine.machine(),
      engine.openFile('word-count', {}, new Blob(['a b']), 'a.txt', () => undefined),
    ];
    engineWorker.terminate();
    const calls = [...open, engine.probe(asked), engine.about('mandelbrot'), engine.gpu()];
    const outcomes = await Promise.allSettled(calls);
    const late = await Promise.allSettled([engine.run(asked, () => undefined), engine.catalogue()]);
    const told = (one: PromiseSettledResult<unknown>): string =>
      one.status === 'fulfilled'
        ? JSON.stringify(one.value)
        : ((one.reason as { detail?: { key: string } }).detail?.key ?? String(one.reason));
    return { outcomes: outcomes.map(told), late: late.map(told) };
  }, config);
  expect(settled.outcomes[0]).toContain('"engine.ended"');
  for (const outcome of settled.outcomes.slice(1))
    expect(outcome).toMatch(/engine\.ended|^\S*busy/);
  expect(settled.late[0]).toContain('"engine.none"');
  expect(settled.late[1]).toBe('engine.none');
});

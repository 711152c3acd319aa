// What browsers and people do to the page: no shared memory, cores that are a lie, clicks at random. By the
// rows of the fault table.

import { expect, test } from '@playwright/test';
import { makeRandom } from '../src/kit/random.ts';
import { machine, makeConfig, openEngine, preview, run } from './engine.ts';
import { patchEngine, recordOf } from './faulty-workers.ts';
import { finding, openPage, openTab, quickRun, runButton, runToEnd } from './lab-page.ts';
import { plainPort } from './servers.ts';
import type { Page } from '@playwright/test';

async function expectOnMessages(page: Page, address: string): Promise<void> {
  await openPage(page, address);
  await expect(page.getByRole('note')).toContainText(/no shared memory.*messages/is);
  await page.getByText('Advanced: transport').click();
  const shared = page.getByRole('radio', { name: 'Shared' });
  await expect(shared).toBeDisabled();
  await expect(shared).toHaveAccessibleDescription(/COOP and COEP/);
  await runToEnd(page);
  await expect(page.getByRole('main')).toContainText(/transfer/);
}

test('E14: without isolation the page says that data travels in messages, and all works', async ({
  page,
}) => {
  await expectOnMessages(page, `http://127.0.0.1:${plainPort}/${quickRun.slice(2)}`);
  await openTab(page, 'Numbers');
  await expect(page.getByRole('main')).toContainText(/not isolated/);
});

test('E14: a browser without SharedArrayBuffer is treated as one without isolation', async ({
  page,
}) => {
  await patchEngine(page, 'delete globalThis.SharedArrayBuffer;');
  await expectOnMessages(page, quickRun);
});

for (const [lie, says, processors] of [
  ['1', 'this browser reports 1 logical core', [1, 2]],
  ['2', 'this browser reports 2 logical cores', [1, 2]],
  ['64', 'this browser reports 64 logical cores', [1, 2, 3, 4]],
  ['100000', 'this browser reports 100000 logical cores', [1, 2, 3, 4]],
  ['undefined', 'this browser does not report its cores', [1, 2]],
  ['NaN', 'this browser does not report its cores', [1, 2]],
] as const) {
  test(`E15: ${lie} reported cores are shown as a claim, and bound nothing but the default`, async ({
    page,
  }) => {
    await patchEngine(
      page,
      `Object.defineProperty(WorkerNavigator.prototype, 'hardwareConcurrency', { get: () => ${lie} });`,
    );
    await openPage(page);
    await expect(page.getByRole('main')).toContainText(says);
    expect((await machine(page)).defaults.processors).toEqual(processors);
    const config = makeConfig({ workload: 'mandelbrot', processors: [1, 3] });
    const { points } = recordOf(await run(page, config));
    expect(points.map(({ verdict }) => verdict.ok)).toEqual([true, true]);
    expect(await preview(page, { ...config, processors: [65] })).toMatchObject({ ok: false });
  });
}

/** Compute workers that live: each holds a lock for life. */
async function countWorkers(): Promise<number> {
  const { held = [] } = await navigator.locks.query();
  return held.filter(({ name }) => name?.startsWith('amdahl-lab-worker-')).length;
}

test('E22: 200 clicks on Run and Cancel at random never start a second run', async ({ page }) => {
  await openEngine(page, './?size=512&iterations=500&processors=1-3&samples=6');
  await expect(runButton(page)).toBeEnabled();
  const random = makeRandom(22);
  const seen = new Set<string>();
  for (let click = 0; click < 200; click++) {
    const wanted = random() % 2 === 0 ? 'Run' : 'Cancel';
    const afterMs = random() % 2 === 0 ? 0 : random() % 60;
    // In the page, so that two clicks can lie in one frame.
    const state = await page.evaluate(
      async ({ name, waitMs }) => {
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
        const button = document.querySelector<HTMLButtonElement>(
          `.run-buttons [aria-label="${name}"]`,
        );
        button?.click();
        if (waitMs < 10) button?.click();
        const shown = [...document.querySelectorAll('.run-buttons [aria-label]')];
        return {
          buttons: shown.map((one) => one.getAttribute('aria-label') ?? ''),
          bars: document.querySelectorAll('[role="progressbar"]').length,
          notice: document.querySelector('.notice[data-bad="true"]')?.textContent ?? '',
        };
      },
      { name: wanted, waitMs: afterMs },
    );
    expect(state.bars).toBeLessThanOrEqual(1);
    expect(state.notice).toBe('');
    seen.add(state.buttons.join(' '));
  }
  expect([...seen].toSorted()).toEqual(['Run', 'Run Cancel', 'Run Stopping']);
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  if (await cancel.isVisible()) await cancel.click();
  await expect(runButton(page)).toBeEnabled();
  await expect(cancel).toBeHidden();
  await runToEnd(page);
  await expect(finding(page)).toBeVisible();
  // Three processors, one worker per kernel of the baseline, and the one that compares results; the ended keep their
  // locks for up to 2 s.
  await expect.poll(() => page.evaluate(countWorkers)).toBeLessThanOrEqual(3 + 2 + 1);
});

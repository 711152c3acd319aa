// A page that is hidden while it measures, or is left and comes back. A browser without a window never hides a page, so
// the document's own answer is put in its place; everything behind it is real.

import { expect, test } from '@playwright/test';
import { openEngine, run } from './engine.ts';
import { piRun, recordOf } from './faulty-workers.ts';
import { openPage, runButton } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { Engine } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';

interface HiddenWindow {
  readonly amdahlLab: Engine;
  setHidden: (hidden: boolean) => void;
}

/** In the page: `setHidden` says what the document answers, and tells it as the browser does. */
function hideable(): void {
  let isHidden = false;
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  Object.defineProperty(document, 'visibilityState', {
    get: () => (isHidden ? 'hidden' : 'visible'),
  });
  (globalThis as unknown as HiddenWindow).setHidden = (hidden) => {
    isHidden = hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  };
}

/** Runs, and hides the page from the end of one sample to the end of another. */
function runHidden(page: Page, config: Config, [from, to]: readonly [number, number]) {
  return page.evaluate(
    async ([asked, first, last]) => {
      const { amdahlLab, setHidden } = globalThis as unknown as HiddenWindow;
      let samples = 0;
      return await amdahlLab.run(asked, ({ kind }) => {
        if (kind !== 'sample') return;
        samples++;
        if (samples === first) setHidden(true);
        if (samples === last) setHidden(false);
      });
    },
    [config, from, to] as const,
  );
}

test('E17: samples of a hidden page are marked, left out of the numbers, and said', async ({
  page,
}) => {
  await page.addInitScript(hideable);
  await openEngine(page);
  const { points, samples, warnings } = recordOf(
    await runHidden(page, piRun({ samples: 8 }), [3, 6]),
  );
  const hidden = samples.filter((sample) => sample.hidden);
  expect(samples).toHaveLength(16);
  expect(hidden.length).toBeGreaterThanOrEqual(2);
  expect(hidden.length).toBeLessThanOrEqual(4);
  const said = warnings.flatMap(({ key, values }) => (key === 'warning.hidden' ? [values] : []));
  expect(said).toHaveLength(1);
  for (const { processors, medianMs, verdict } of points) {
    expect(verdict.ok).toBe(true);
    const own = samples.filter((one) => one.processors === processors && !one.hidden);
    const times = own.map(({ wallMs }) => wallMs).toSorted((a, b) => a - b);
    const middle = times.length / 2;
    const [low = NaN, high = NaN] = [times[Math.ceil(middle) - 1], times[Math.floor(middle)]];
    expect(medianMs).toBeCloseTo((low + high) / 2, 9);
  }
  // Shown again: nothing of the next run is marked.
  const next = recordOf(await run(page, piRun({ samples: 2 })));
  expect(next.samples.some((sample) => sample.hidden)).toBe(false);
});

test('E18: a page that is left while it measures, and gone back to, measures again', async ({
  page,
}) => {
  await openPage(page, './?size=512&iterations=1000&processors=1,2&samples=50');
  await runButton(page).click();
  await expect(page.getByRole('region', { name: 'Result' })).toContainText('running');
  await page.goto('about:blank');
  await page.goBack();
  const again = page.getByRole('button', { name: 'Cancel', exact: true }).or(runButton(page));
  await expect(again).toBeVisible();
  // Kept as it was it goes on; made anew it offers to begin.
  if (await page.getByRole('button', { name: 'Cancel', exact: true }).isVisible()) {
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  }
  await expect(runButton(page)).toBeEnabled();
  const outcome = await run(page, piRun({ samples: 2 }));
  expect(recordOf(outcome).points.every(({ verdict }) => verdict.ok)).toBe(true);
});

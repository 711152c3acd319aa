// The timeline as a person uses it: keys, wheel, drag, buttons; and a hundred thousand spans.

import { expect, test } from '@playwright/test';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { openPage, openTab, quickRun, runToEnd } from './lab-page.ts';
import type { Locator, Page } from '@playwright/test';

function timeline(page: Page): Locator {
  return page.getByRole('region', { name: 'Timeline' });
}

/** The canvas as it is drawn now. */
function pixels(page: Page): Promise<string> {
  return timeline(page)
    .locator('canvas')
    .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

/** Does something and waits until the canvas is drawn anew. */
async function changes(page: Page, act: () => Promise<void>): Promise<string> {
  const before = await pixels(page);
  await act();
  await expect.poll(() => pixels(page)).not.toBe(before);
  return pixels(page);
}

test('arrow keys go from task to task, and the words say who, what, how long', async ({ page }) => {
  // Each has a part of its own, and tasks long enough to be taken one by one.
  await openPage(page, './?size=256&iterations=5000&processors=1,2&samples=1&schedule=static');
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const area = timeline(page).getByRole('slider');
  await area.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Home');
  const seen: string[] = [];
  for (let i = 0; i < 3; i++) {
    seen.push((await area.getAttribute('aria-valuetext')) ?? '');
    await page.keyboard.press('ArrowRight');
  }
  expect(new Set(seen).size, seen.join(' | ')).toBe(3);
  for (const words of seen)
    expect(words).toMatch(/^worker 1 (computes|waits|takes|joins or leaves).*: [\d.]+ (ms|µs)/);
  await page.keyboard.press('ArrowDown');
  await expect(area).toHaveAttribute('aria-valuetext', /^worker 2 /);
});

test('keys, wheel, drag and buttons zoom and pan, and there is a way back', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const area = timeline(page).getByRole('slider');
  await area.scrollIntoViewIfNeeded();
  await page.mouse.move(0, 0);
  await area.focus();
  const whole = await pixels(page);
  const near = await changes(page, () => page.keyboard.press('+'));
  await changes(page, () => page.keyboard.press('Shift+ArrowRight'));
  await page.keyboard.press('0');
  await expect.poll(() => pixels(page)).toBe(whole);
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => pixels(page)).toBe(near);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => pixels(page)).toBe(whole);
  const box = await area.boundingBox();
  if (box === null) throw new Error('The timeline is not there.');
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.keyboard.down('Control');
  await changes(page, () => page.mouse.wheel(0, -200));
  await page.keyboard.up('Control');
  await changes(page, async () => {
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 3, box.y + 10, { steps: 4 });
    await page.mouse.up();
  });
  await changes(page, () => page.mouse.dblclick(box.x + box.width / 2, box.y + 10));
});

test('a plain wheel over it scrolls its panel', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const area = timeline(page).getByRole('slider');
  await area.scrollIntoViewIfNeeded();
  await area.hover();
  const scrolled = (): Promise<number> =>
    page.getByRole('tabpanel', { name: 'Timeline' }).evaluate((panel) => panel.scrollTop);
  const before = await scrolled();
  await page.mouse.wheel(0, 120);
  await expect.poll(scrolled).toBeGreaterThan(before);
});

test('what was moved stands under the timeline, in the numbers and in a sentence beside them', async ({
  page,
}) => {
  // One sample cannot disagree with itself, however busy the machine is.
  await openPage(page, `${quickRun.replace('samples=6', 'samples=1')}&transport=transfer`);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  // 128 x 128 counts of 4 bytes came back.
  const words = /64 KiB crossed between them and the driver; moving it took .* of their time/;
  await expect(timeline(page)).toContainText(/64 KiB moved in .*of the processors’ time/);
  await openTab(page, 'Numbers');
  await expect(page.getByRole('list', { name: 'What follows from the numbers' })).toContainText(
    words,
  );
  await expect(page.getByRole('table', { name: 'Numbers' })).toContainText('64 KiB');
});

test('a record keeps up to 100,000 spans, and the page draws them', async ({ page }) => {
  await openEngine(page);
  const parameters = { points: 2_000_000 };
  const many = { workload: 'monte-carlo-pi', parameters, grain: 10, processors: [1, 8] };
  const record = recordOf(await run(page, makeConfig({ ...many, samples: 1 })));
  const rows = record.spans.map(({ spans }) => spans.lane.length);
  expect(rows.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(100_000);
  expect(Math.max(...rows)).toBeGreaterThan(20_000);
  const { spans } = record.spans.at(-1) ?? {};
  // A row of waiting or of a barrier stands for no task, unless tasks merged into it.
  const tasks = spans?.merged.reduce(
    (sum, merged, i) => sum + ((spans.task[i] ?? -1) < 0 ? 0 : merged),
    0,
  );
  expect(tasks).toBe(200_000);
  await openPage(
    page,
    './?workload=monte-carlo-pi&points=2000000&grain=10&processors=1,8&samples=1',
  );
  await runToEnd(page);
  await openTab(page, 'Timeline');
  await timeline(page).getByRole('slider').focus();
  await changes(page, () => page.keyboard.press('+'));
});

test('a run is played in slow motion, and stepped from change to change', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const panel = page.getByRole('region', { name: 'Timeline' });
  await panel.getByRole('button', { name: 'On to the next change' }).click();
  await expect(panel).toContainText(/\d of [23] compute/);
  const first = await panel.locator('.play-words').textContent();
  await panel.getByRole('button', { name: 'On to the next change' }).click();
  await expect(panel.locator('.play-words')).not.toHaveText(first ?? '');
  await panel.getByRole('button', { name: 'Back to the change before' }).click();
  await expect(panel.locator('.play-words')).toHaveText(first ?? '');
  await panel.getByRole('button', { name: 'Play in slow motion' }).click();
  await expect(panel.getByRole('button', { name: 'Pause' })).toBeVisible();
  // At its end it stands still.
  await expect(panel.getByRole('button', { name: 'Play in slow motion' })).toBeVisible({
    timeout: 20_000,
  });
  await panel.getByRole('button', { name: 'Show the whole run' }).click();
  await expect(panel.locator('.play-words')).toHaveCount(0);
});

test('the run before stands beneath on the same axis of time', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  const panel = timeline(page);
  await expect(panel.getByRole('checkbox', { name: 'with the run before' })).toHaveCount(0);
  await runToEnd(page);
  await openTab(page, 'Timeline');
  await changes(page, () => panel.getByRole('checkbox', { name: 'with the run before' }).check());
  await expect(panel).toContainText(/worker [23], before/);
});

// What a person does with the page: configure, run, read, cancel, reload, share.

import { expect, test } from '@playwright/test';
import { exportAs, finding, openPage, openTab, quickRun, runButton, runToEnd } from './lab-page.ts';

test('the default experiment: one press of Run ends verified, with a point per processor count', async ({
  page,
}) => {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await openPage(page);
  const processors = await page.getByRole('textbox', { name: 'Processors' }).inputValue();
  await runToEnd(page);
  await expect(finding(page)).toContainText(
    /times as fast as 1|neither faster nor slower|slower|Do not use workers|do not agree|used this machine/,
  );
  for (const n of processors.includes('-') ? ['1', '2', '3', '4'] : processors.split(', ')) {
    await expect(page.getByTestId(`point-${n}`)).toBeVisible();
  }
  await openTab(page, 'Timeline');
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('every view of the chart has the points, with its unit', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  for (const [view, unit] of [
    ['Throughput', 'pixel/s'],
    ['Time', 'ms'],
    ['Efficiency', '%'],
    ['Speedup', '×'],
  ] as const) {
    await page.getByRole('radio', { name: view }).click();
    await expect(page.getByTestId('point-3')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Finding' })).toContainText(unit);
  }
});

test('the table of numbers has a verified row per processor count', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  await openTab(page, 'Numbers');
  const rows = page.getByRole('table', { name: 'Numbers' }).getByRole('row');
  await expect(rows).toHaveCount(4);
  for (const n of [1, 2, 3]) await expect(rows.nth(n)).toContainText('verified');
});

test('cancel answers within 200 ms, keeps the page, and the next run is right', async ({
  page,
}) => {
  await openPage(page, './?size=2048&iterations=20000&samples=9');
  await runButton(page).click();
  // A run estimated over a minute asks first.
  const dialog = page.getByRole('dialog');
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  await expect(dialog.or(cancel).first()).toBeVisible();
  if (await dialog.isVisible()) await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await cancel.waitFor();
  const answerMs = await cancel.evaluate(
    (button) =>
      new Promise<number>((resolve) => {
        const clickedMs = performance.now();
        const observer = new MutationObserver(() => {
          if (!/Stopping|Stopped\./.test(document.body.textContent)) return;
          observer.disconnect();
          resolve(performance.now() - clickedMs);
        });
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        (button as HTMLButtonElement).click();
      }),
  );
  expect(answerMs).toBeLessThan(200);
  await expect(page.getByText('Stopped.')).toBeVisible();
  await page.goto(quickRun);
  await runToEnd(page);
});

test('a run after a cancelled one on the same page is right', async ({ page }) => {
  await openPage(page, './?size=1024&iterations=3000');
  await runButton(page).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
  await page.getByRole('spinbutton', { name: 'Size' }).fill('128');
  await page.getByRole('spinbutton', { name: 'Iterations' }).fill('200');
  await runToEnd(page);
});

test('the address repeats the experiment after a reload, and a link never runs by itself', async ({
  page,
}) => {
  await openPage(page);
  await page.getByRole('spinbutton', { name: 'Size' }).fill('160');
  await page.getByRole('radio', { name: 'Static' }).click();
  await expect(page).toHaveURL(/size=160/);
  await expect(page).toHaveURL(/schedule=static/);
  await page.reload();
  await expect(page.getByRole('spinbutton', { name: 'Size' })).toHaveValue('160');
  await expect(page.getByRole('radio', { name: 'Static' })).toBeChecked();
  await expect(runButton(page)).toBeEnabled();
  await expect(finding(page)).toBeHidden();
});

test('copy link puts the address into the clipboard', async ({ page }) => {
  await openPage(page, quickRun);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(/copied/i).first()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('size=128');
});

test('reset brings the default experiment back', async ({ page }) => {
  await openPage(page, quickRun);
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('spinbutton', { name: 'Size' })).toHaveValue('1024');
  await expect(page).not.toHaveURL(/size=/);
});

test('the run before stays on the chart in grey until it is cleared', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  await page.getByRole('radio', { name: 'JavaScript' }).click();
  await runToEnd(page);
  const clear = page.getByRole('button', { name: 'Clear previous run' });
  await expect(clear).toBeVisible({ timeout: 60_000 });
  await clear.click();
  await expect(clear).toBeHidden();
});

test('the record downloads as JSON that holds every sample', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  const download = page.waitForEvent('download');
  await exportAs(page, 'Download record (JSON)');
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const part of stream) text += String(part);
  const record = JSON.parse(text) as { schema: string; points: { samplesMs: number[] }[] };
  expect(record.schema).toMatch(/^amdahl-lab/);
  expect(record.points.map(({ samplesMs }) => samplesMs.length)).toEqual([6, 6, 6]);
});

test('nothing computes when nothing runs: no task is queued on an idle page', async ({ page }) => {
  await openPage(page, quickRun);
  await runToEnd(page);
  const frames = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let changes = 0;
        const observer = new MutationObserver((list) => (changes += list.length));
        observer.observe(document.body, { childList: true, subtree: true, attributes: true });
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(changes))),
        );
      }),
  );
  expect(frames).toBe(0);
});

test('an address names a choice by its id, reads it back, and says what there is for another', async ({
  page,
}) => {
  await openPage(page, './?workload=histogram&size=20000&counting=shared');
  await page.getByText('More: counting').click();
  const shared = page.getByRole('radio', { name: 'shared atomics' });
  await expect(shared).toBeChecked();
  await expect(page).toHaveURL(/counting=shared/);
  await page.getByRole('radio', { name: 'private bins' }).click();
  await expect(page).toHaveURL(/counting=private/);
  await openPage(page, './?workload=histogram&counting=both');
  await expect(page.getByText('choose private or shared; “both” is none of them')).toBeVisible();
});

// What the page saves it opens again: by a button, or dropped anywhere; and the command line reads the same file.

import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { exportAs, openPage, openTab, runToEnd } from './lab-page.ts';

const first = fileURLToPath(new URL('../src/record/testing/run-record-1.json', import.meta.url));

/** Drops a file on the page's heading. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], file, { type: 'application/json' }));
      return transfer;
    },
    [name, text] as const,
  );
  await page.getByRole('heading', { level: 1 }).dispatchEvent('drop', { dataTransfer: data });
}

test('I13: a run that was downloaded is opened on another page, labelled, drawn, and replayed', async ({
  page,
}) => {
  await openPage(page, './?workload=mandelbrot&size=96&processors=1,2&samples=6');
  await runToEnd(page);
  const finding = await page.getByTestId('finding').textContent();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    exportAs(page, 'Download record (JSON)'),
  ]);
  const file = test.info().outputPath('run.json');
  await download.saveAs(file);
  // The command line says what the page says.
  const shown = spawnSync(process.execPath, ['scripts/lab.mjs', 'show', file], {
    encoding: 'utf8',
  });
  expect(shown.status, shown.stderr).toBe(0);
  expect(shown.stdout).toContain(finding);
  expect(shown.stdout).toContain('opened from the file “run.json”');

  await openPage(page, './');
  await page.getByLabel('Record to open').setInputFiles(file);
  await expect(page.getByTestId('opened')).toContainText('“run.json”, not measured here now');
  await expect(page.getByTestId('finding')).toHaveText(finding ?? '');
  await openTab(page, 'Beyond this machine');
  await expect(page.getByText('Simulated from the tasks of the run on n =')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Result' }).locator('canvas')).toBeVisible();
});

test('a record of the first version is dropped anywhere, and what is none is refused', async ({
  page,
}) => {
  await openPage(page, './');
  await drop(page, 'notes.txt', 'Amdahl');
  const alert = page.getByRole('alert').filter({ hasText: 'could not be opened' });
  await expect(alert).toContainText('not JSON');
  await drop(page, 'old.json', readFileSync(first, 'utf8'));
  await expect(page.getByTestId('opened')).toContainText('“old.json”');
  await expect(alert).toBeHidden();
  await expect(page.getByTestId('finding')).not.toBeEmpty();
});

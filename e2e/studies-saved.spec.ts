// Every kind of study leaves the page as a file that the command line and another page say and draw alike.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readStudy } from '../src/record/read-study.ts';
import { say } from '../src/words/say.ts';
import { openPage, openTab, runToEnd } from './lab-page.ts';
import type { Study } from '../src/record/study.ts';

// Sleepers hold no core: what they show does not depend on the machine.
const sleepers =
  './?workload=sleep-pool&tasks=6&equal=equal&unitMs=5&processors=1,3&schedule=dynamic&samples=6';

function lab(...argv: readonly string[]) {
  return spawnSync(process.execPath, ['scripts/lab.mjs', ...argv], { encoding: 'utf8' });
}

/** Presses a button that saves; the file and the study in it. */
async function save(page: Page, button: Locator): Promise<{ file: string; study: Study }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const file = test.info().outputPath(download.suggestedFilename());
  await download.saveAs(file);
  const read = readStudy(readFileSync(file, 'utf8'));
  if (!read.ok) throw new Error(say(read.reason));
  return { file, study: read.study };
}

/** The sentences that a study carries. */
function sentencesOf({ finding }: Study): readonly string[] {
  return finding.map((message) => say(message));
}

/** What the file says on the command line and on another page. */
async function expectSaid(page: Page, file: string, study: Study): Promise<void> {
  const sentences = sentencesOf(study);
  expect(sentences.length).toBeGreaterThan(0);
  const shown = lab('show', file);
  expect(shown.status, shown.stderr).toBe(0);
  for (const sentence of sentences) expect(shown.stdout).toContain(sentence);
  await openPage(page, './');
  await page.getByLabel('Record to open').setInputFiles(file);
  const opened = page.getByTestId('opened');
  for (const sentence of sentences) await expect(opened).toContainText(sentence);
}

const region = (page: Page, name: string): Locator => page.getByRole('region', { name });

test('a comparison', async ({ page }) => {
  await openPage(page, sleepers);
  await runToEnd(page);
  await openTab(page, 'Which is faster?');
  const panel = region(page, 'Ask: which is faster?');
  await panel.getByRole('button', { name: 'Ask' }).click();
  const button = panel.getByRole('button', { name: 'Save this comparison (JSON)' });
  await expect(button).toBeVisible({ timeout: 45_000 });
  const { file, study } = await save(page, button);
  expect(study).toMatchObject({ kind: 'comparison', config: { workload: 'sleep-pool' } });
  await expect(panel.getByRole('status').first()).toHaveText(sentencesOf(study).join(' '));
  await expectSaid(page, file, study);
  await expect(page.getByTestId('opened').getByRole('row')).toHaveCount(3);
});

test('a search for the size from which on it is faster', async ({ page }) => {
  await openPage(page, sleepers);
  await runToEnd(page);
  await openTab(page, 'Which is faster?');
  const panel = region(page, 'Ask: which is faster?');
  await panel.getByRole('button', { name: 'From which size?' }).click();
  const button = panel.getByRole('button', { name: 'Save this search (JSON)' });
  await expect(button).toBeVisible({ timeout: 100_000 });
  const { file, study } = await save(page, button);
  if (study.kind !== 'break-even') throw new Error(study.kind);
  await expectSaid(page, file, study);
  await expect(page.getByTestId('opened').getByRole('row')).toHaveCount(1 + study.steps.length);
});

test('a growth', async ({ page }) => {
  await openPage(page, sleepers);
  await runToEnd(page);
  await openTab(page, 'Grow the problem');
  const panel = region(page, 'Let the problem grow');
  await panel.getByRole('button', { name: 'Measure n times the work on n' }).click();
  const button = panel.getByRole('button', { name: 'Save this growth (JSON)' });
  await expect(button).toBeVisible({ timeout: 60_000 });
  const { file, study } = await save(page, button);
  expect(study).toMatchObject({ kind: 'growth', label: 'Calls' });
  await expect(panel.getByRole('status')).toHaveText(sentencesOf(study).join(' '));
  await expectSaid(page, file, study);
  await expect(page.getByTestId('opened').locator('.recharts-surface').first()).toBeVisible();
});

test('a size map, with as many samples as the command line takes', async ({ page }) => {
  await openPage(page, sleepers);
  await runToEnd(page);
  await openTab(page, 'Size map');
  const panel = region(page, 'Size map');
  await panel.getByLabel('Sizes').selectOption('4');
  await panel.getByRole('button', { name: 'Map sizes' }).click();
  const button = panel.getByRole('button', { name: 'Save this size map (JSON)' });
  await expect(button).toBeVisible({ timeout: 60_000 });
  const { file, study } = await save(page, button);
  if (study.kind !== 'size-map') throw new Error(study.kind);
  await expect(panel.getByRole('status')).toHaveText(sentencesOf(study).join(' '));
  // A cell is read without its colour.
  const rows = panel.getByRole('row');
  await expect(rows).toHaveCount(1 + study.sizes.length);
  await expect(rows.nth(1)).toContainText(/%.*(over|under|undecided)/);
  await expectSaid(page, file, study);
  await expect(page.getByTestId('opened').getByRole('row')).toHaveCount(1 + study.sizes.length);

  const json = test.info().outputPath('by-command.json');
  const asked = ['tasks=6', 'equal=equal', 'unitMs=5'].flatMap((set) => ['--set', set]);
  const own = ['--workload', 'sleep-pool', ...asked, '--processors', '1,3', '--samples', '6'];
  const made = lab('size-map', ...own, '--sizes', '4', '--json', json);
  expect(made.status, made.stderr).toBe(0);
  const again = readStudy(readFileSync(json, 'utf8'));
  if (!again.ok || again.study.kind !== 'size-map') throw new Error('not read');
  const gridOf = ({ sizes, processors, efficiency, cells, config, plan }: typeof study) => ({
    sizes,
    processors,
    efficiency,
    places: cells.map(({ size, processors: n }) => [size, n]),
    samples: config.samples,
    grain: plan.grain,
  });
  expect(gridOf(again.study)).toEqual(gridOf(study));
  expect(Object.keys(again.study).toSorted()).toEqual(
    Object.keys(study)
      .filter((key) => key !== 'parent')
      .toSorted(),
  );
});

test('the measurement of a machine', async ({ page }) => {
  await openPage(page, './');
  const panel = region(page, 'This machine');
  await panel.getByRole('button', { name: 'Measure this machine' }).click();
  const button = panel.getByRole('button', { name: 'Save this measurement (JSON)' });
  await expect(button).toBeVisible({ timeout: 100_000 });
  const { file, study } = await save(page, button);
  expect(study.kind).toBe('calibration');
  await expectSaid(page, file, study);
  await expect(page.getByTestId('opened')).toContainText('A pure computation gains nothing beyond');
});

test('a size map is cancelled as a run is, and what was measured stands', async ({ page }) => {
  await openPage(page, sleepers.replace('unitMs=5', 'unitMs=30'));
  await runToEnd(page);
  await openTab(page, 'Size map');
  const panel = region(page, 'Size map');
  await panel.getByRole('button', { name: 'Map sizes' }).click();
  await expect(panel.getByRole('cell').first()).toContainText(/%|not measured/, {
    timeout: 60_000,
  });
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(page.getByText('Stopped.')).toBeVisible();
  await expect(panel.getByRole('row').nth(1)).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Save this/ })).toHaveCount(0);
  await expect(panel.getByRole('button', { name: 'Map again' })).toBeEnabled();
});

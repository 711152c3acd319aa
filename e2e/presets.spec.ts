// Every experiment of the list: a person who reads only its sentences can say what limits the run, and what was
// predicted of a change comes true.

import { expect, test } from '@playwright/test';
import { presets } from '../src/share/presets.ts';
import { expectDone, finding, openPage, openTab } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { LossCause } from '../src/record/loss-point.ts';

/** What the sentence calls each cause. */
const names: Readonly<Record<LossCause, string>> = {
  loadBalance: 'Load imbalance',
  serialisation: 'Serial work',
  transfer: 'Communication',
  unaccounted: 'Time that no span covers',
  computation: 'Sharing cores',
};

/** Waits for the end of a run, and measures again if something else used the machine: the page offers it then. */
async function expectAgreement(page: Page): Promise<void> {
  await expectDone(page);
  for (let again = 0; again < 4; again++) {
    const button = page.getByRole('button', { name: 'Measure again' });
    if (!(await button.isVisible())) return;
    await button.click();
    await expectDone(page);
  }
}

/** A column of the table of numbers, by its heading. */
async function column(page: Page, heading: string): Promise<readonly number[]> {
  await openTab(page, 'Numbers');
  const table = page.getByRole('table');
  const headings = await table.getByRole('columnheader').allTextContents();
  const rows = await table.locator('tbody tr').all();
  const at = headings.indexOf(heading);
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('th, td').allTextContents();
      return Number.parseFloat(cells[at] ?? '');
    }),
  );
}

/** T = 9, 5, 3, 2 on 1, 2, 4 and 8: S = 1.8, 3, 4.5, and E = .90, .75, .56. */
async function checkPizzaTable(page: Page): Promise<void> {
  await expect(finding(page)).toContainText(/^The efficiency of eight workers was 5\d(\.\d)? %/);
  const speedups = await column(page, 'over 1');
  const efficiencies = await column(page, 'efficiency');
  for (const [i, expected] of [1, 1.8, 3, 4.5].entries()) {
    expect(Math.abs((speedups[i] ?? NaN) / expected - 1)).toBeLessThan(0.1);
    const efficiency = (100 * expected) / 2 ** i;
    expect(Math.abs((efficiencies[i] ?? NaN) / efficiency - 1)).toBeLessThan(0.1);
  }
}

/** What a change was predicted to gain is what it gains. */
async function checkWhatIf(page: Page): Promise<void> {
  await openTab(page, /^Why not 8×/);
  const panel = page.getByRole('region', { name: 'Why not 8 times?' });
  await panel.getByRole('button', { name: 'Try a serial share of 0 %' }).click();
  await expectDone(page);
  const outcome = panel.getByRole('status');
  await expect(outcome).toContainText('With a serial share of 0 %: predicted');
  const text = (await outcome.textContent()) ?? '';
  const [, predicted = NaN, obtained = NaN] =
    /predicted ([\d.]+) times .* obtained ([\d.]+) times/.exec(text)?.map(Number) ?? [];
  expect(Math.abs(obtained / predicted - 1)).toBeLessThan(0.2);
  expect(obtained).toBeGreaterThan(3);
}

/** The run is replayed beyond the machine, and its own time comes out. */
async function checkReplay(page: Page): Promise<void> {
  await openTab(page, 'Beyond this machine');
  const panel = page.getByRole('region', { name: 'Beyond this machine' });
  const sentence = panel.getByText(/Replayed as it was, that run takes/);
  // 10 units over the longest, which is 4; a sleeper that wakes late makes a little difference.
  await expect(sentence).toContainText(/nothing passes 2\.[3-7]\d* times/);
  const [, apart = NaN] = /: ([\d.]+) % apart/.exec((await sentence.textContent()) ?? '') ?? [];
  expect(Number(apart)).toBeLessThan(5);
  await panel.getByRole('radio', { name: 'an office' }).check();
  await expect(sentence).toContainText('Each machine has 8 of the processors');
  await panel.getByRole('radio', { name: 'Static' }).check();
  await expect(panel.locator('.beyond-simulated')).toHaveCount(13);
}

const further: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'longest-call': checkReplay,
  pizza: checkPizzaTable,
  'serial-share': checkWhatIf,
};

/** The answer that the headline of each begins with; on a real machine a sleeper may wake late. */
const answers: Readonly<Record<string, RegExp>> = {
  'longest-call': /^No\. Four workers were 2\.\d\d times as fast as one: /,
  pizza: /^The efficiency of eight workers was /,
  'three-blocks': /^(No\. Three workers were (slower than|as fast as) two|These times do not tell)/,
  'serial-share': /^Eight workers reached 1\.\d\d times the speed of one: /,
  copies: /^No\. Do not use workers here: the best serial program /,
  'too-many': /^(No\. \w+ workers were (as fast as|slower than) |These times do not tell)/,
};

for (const { id, title, question, cause } of presets) {
  test(`${id}: the headline answers the question, the sentence names ${names[cause]}`, async ({
    page,
  }) => {
    await openPage(page);
    await page.getByRole('button', { name: title }).click();
    await expectAgreement(page);
    await expect(page.getByTestId('question')).toHaveText(question);
    await expect(finding(page)).toHaveText(answers[id] ?? '');
    const text = page.locator('.finding-why');
    // If even two workers gain nothing, the machine has no second core to give, and that is the larger loss then.
    const [, onTwo = NaN] = await column(page, 'over 1');
    const alone = id === 'three-blocks' && onTwo < 1.3;
    const named = alone ? `(${names[cause]}|${names.computation})` : names[cause];
    await expect(text).toContainText(new RegExp(`${named} cost \\d`));
    await openTab(page, /^Why not/);
    const panel = page.getByRole('region', { name: /Why not \d+ times/ });
    await expect(panel).toContainText(/unaccounted 0(\.\d+)? %/);
    await further[id]?.(page);
  });
}

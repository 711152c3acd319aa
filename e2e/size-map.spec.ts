// The grid of a size map with every kind of cell: read without colours, by axe, on a phone and by the keyboard.

import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { readStudy } from '../src/record/read-study.ts';
import { writeStudy } from '../src/record/write-study.ts';
import { openPage, quickRun, runToEnd } from './lab-page.ts';
import type { CellState, SizeMap } from '../src/record/size-map.ts';

/** A map that shows every state; its head is that of a run that was kept. */
function everyState(): string {
  const run = new URL('../src/record/testing/run-record-1.json', import.meta.url);
  const read = readStudy(readFileSync(run, 'utf8'));
  if (!read.ok || read.study.kind !== 'run') throw new Error('The run was not read.');
  const { schema, id, createdAt, config, plan, environment } = read.study;
  const rows: readonly (readonly (readonly [number | null, CellState])[])[] = [
    [
      [null, 'wrong'],
      [0.12, 'below'],
    ],
    [
      [0.62, 'below'],
      [0.44, 'below'],
    ],
    [
      [0.88, 'above'],
      [0.74, 'undecided'],
    ],
    [
      [0.97, 'above'],
      [0.91, 'above'],
    ],
  ];
  const cells = rows.flatMap((row, at) =>
    row.map(([efficiency, state], i) => ({
      size: 32 * 4 ** at,
      processors: i === 0 ? 2 : 4,
      rounds: 6,
      oneMs: 10,
      ms: 4,
      efficiency,
      interval: efficiency === null ? null : ([efficiency - 0.04, efficiency + 0.04] as const),
      state,
      ...(at === 1 && i === 1 && { disturbed: true as const }),
    })),
  );
  const map: SizeMap = {
    schema,
    id,
    createdAt,
    config,
    plan,
    environment,
    kind: 'size-map',
    efficiency: 0.75,
    parameter: 'size',
    label: 'Size',
    unit: 'pixels a side',
    sizes: [32, 128, 512, 2_048],
    processors: [2, 4],
    leftOut: [],
    ceiling: [
      { processors: 2, efficiency: 0.98 },
      { processors: 4, efficiency: 0.7 },
    ],
    cells,
    finding: [
      {
        key: 'study.size-map',
        values: {
          processors: 2,
          noun: 'worker',
          line: 0.75,
          label: 'Size',
          unit: 'pixels a side',
          sizes: [128, 512, 2_048],
          above: [512, 2_048],
          undecided: [],
        },
      },
    ],
    runs: [],
  };
  return writeStudy(map);
}

async function openMap(page: Page): Promise<void> {
  await openPage(page, './');
  await chooseMap(page);
}

async function chooseMap(page: Page): Promise<void> {
  const buffer = Buffer.from(everyState());
  const file = { name: 'map.json', mimeType: 'application/json', buffer };
  await page.getByLabel('Record to open').setInputFiles(file);
  await expect(page.getByTestId('opened')).toContainText('“map.json”');
}

test('every cell says what it is without its colour', async ({ page }) => {
  await openMap(page);
  const opened = page.getByTestId('opened');
  await expect(opened).toContainText('On 2 workers efficiency is over 75 % at every size measured');
  const rows = opened.getByRole('row');
  await expect(rows.nth(0)).toHaveText(/Size, pixels a side\s*2 workers\s*4 workers/);
  const cellAt = (row: number, n: number) => rows.nth(row).getByRole('cell').nth(n);
  await expect(cellAt(1, 0)).toHaveText('wrong result');
  await expect(cellAt(2, 0)).toHaveText('62 %58 % to 66 %under');
  await expect(cellAt(2, 1)).toHaveText('44 %40 % to 48 %under, disturbed');
  await expect(cellAt(3, 1)).toHaveText('74 %70 % to 78 %undecided');
  await expect(cellAt(4, 0)).toHaveText('97 %93 % to 101 %over');
  await expect(rows.last()).toHaveText(/This machine gives at most\s*98 %\s*70 %/);
  // The line runs between 128 and 512 on two workers, and nowhere on four: 512 is open there.
  const thick = opened.locator('[data-line-below="true"]');
  await expect(thick).toHaveCount(1);
  await expect(thick).toContainText('62 %');
  await expect(opened.locator('[data-line-right="true"]')).toHaveCount(0);
  const edge = (element: Element): string => getComputedStyle(element).borderBottomWidth;
  expect(await thick.evaluate(edge)).toBe('4px');
  // Colours tell apart what is far apart.
  const ground = (element: Element): string => getComputedStyle(element).backgroundColor;
  const grounds = [await cellAt(1, 1).evaluate(ground), await cellAt(4, 0).evaluate(ground)];
  expect(grounds).toEqual(['rgb(10, 50, 106)', 'rgb(234, 209, 86)']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in it in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await openMap(page);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    ).toEqual([]);
  });
}

test('over a run it scrolls in its place, and the page does not', async ({ page }) => {
  await page.setViewportSize({ width: 1_280, height: 720 });
  await openPage(page, quickRun);
  await runToEnd(page);
  await chooseMap(page);
  const scrolls = await page.evaluate(
    () => document.documentElement.scrollHeight > document.documentElement.clientHeight,
  );
  expect(scrolls).toBe(false);
});

test('on a phone it scrolls by itself, and the keyboard reaches it', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openMap(page);
  const grid = page.getByRole('region', { name: 'Size map, scrollable' });
  const box = await grid.boundingBox();
  expect((box?.x ?? NaN) + (box?.width ?? NaN)).toBeLessThanOrEqual(320);
  expect(await grid.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(true);
  await grid.focus();
  await expect(grid).toBeFocused();
});

test('forced colours keep the states and the bars', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openMap(page);
  const opened = page.getByTestId('opened');
  await expect(opened.getByText('undecided')).toBeVisible();
  const bar = opened.locator('.map-bar-interval').first();
  const [ground, surface] = await bar.evaluate((element) => [
    getComputedStyle(element).backgroundColor,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect(ground).not.toBe(surface);
});

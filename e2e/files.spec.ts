// Files of a person's own: read by the page and by the command line, refused with a sentence, and given up again.

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chromium, expect, test } from '@playwright/test';
import { launchOptions } from '../scripts/browser.mjs';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { openPage, runButton, runToEnd } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { Engine } from '../src/engine/engine.ts';

const small = 'processors=1,2&samples=6';

interface Given {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function textFile(name: string, text: string): Given {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

function result(page: Page) {
  return page.getByRole('region', { name: 'Result' });
}

test('a text is counted, and the built-in one comes back', async ({ page }) => {
  await openPage(page, `./?workload=word-count&bytes=100000&${small}`);
  const text = 'Amdahl and Gustafson, Amdahl and Amdahl.\n'.repeat(20_000);
  await page.getByLabel('Own text').setInputFiles(textFile('laws.txt', text));
  await expect(page.getByText('laws.txt', { exact: true })).toBeVisible();
  await runToEnd(page);
  await expect(result(page)).toContainText(/amdahl\s*60,000/);
  await expect(result(page)).toContainText(/and\s*40,000/);
  await page.getByRole('button', { name: 'Back to the built-in input' }).click();
  await expect(page.getByText('laws.txt', { exact: true })).toBeHidden();
  await runToEnd(page);
  // The whole built-in text again, which takes a little longer.
  await expect(result(page)).toContainText(/te\s*[\d,]+ times/, { timeout: 30_000 });
});

test('what is no text is refused with its place, and the run on screen stays', async ({ page }) => {
  await openPage(page, `./?workload=word-count&bytes=100000&${small}`);
  await runToEnd(page);
  const odd = { ...textFile('odd.txt', ''), buffer: Buffer.from([0x61, 0x0a, 0xff]) };
  await page.getByLabel('Own text').setInputFiles(odd);
  await expect(page.getByText(/byte 2 \(in line 2\) belongs to no character/)).toBeVisible();
  await page.getByLabel('Own text').setInputFiles(textFile('none.txt', ''));
  await expect(page.getByText(/This file is empty/)).toBeVisible();
  await expect(result(page)).toContainText('verified');
  // Nothing of it is in the way of the next run.
  await runToEnd(page);
});

test('a table is clustered; text in it is refused with line and column', async ({ page }) => {
  await openPage(page, `./?workload=k-means&points=2000&clusters=2&${small}`);
  const table = page.getByLabel('Own table of numbers');
  await table.setInputFiles(textFile('points.csv', 'x,y\n1,2\n3,many\n'));
  await expect(page.getByText(/Line 3, column 2 holds “many”/)).toBeVisible();
  const rows = Array.from({ length: 300 }, (_, i) => `${(i % 2) * 100 + (i % 7)},${i % 5}`);
  await table.setInputFiles(textFile('points.csv', `x,y\n${rows.join('\n')}\n`));
  await runToEnd(page);
  await expect(result(page)).toContainText('300 of 300 points');
});

const testing = 'src/tables/testing/';

test('tables that are no plain ones are read or refused as the list of them says', async ({
  page,
}) => {
  await openPage(page, `./?workload=k-means&points=2000&clusters=2&${small}`);
  const field = page.getByLabel('Own table of numbers');
  for (const [name, sentence] of [
    ['decimal-comma-min.csv', /Read as 3 points of 4 columns with semicolons.*mark is a comma/],
    ['decimal-comma-tab.tsv', /Read as 2 points of 2 columns with tabs/],
    ['quoted-numbers.csv', /Read as 2 points of 2 columns with commas/],
    [
      'nbsp-thousands.csv',
      /Read as 2 points of 2 columns with semicolons.*thousands stands a blank/,
    ],
    ['first-rows-quoted.csv', /Read as 110 points of 2 columns/],
    ['max-double.csv', /Read as 3 points of 2 columns/],
    ['tsv-missing-each.tsv', /Line 1, column 2 is empty/],
    ['tsv-missing-lead.tsv', /Line 2, column 1 is empty/],
    ['utf16le-nobom.csv', /looks like UTF-16 \(little-endian\)/],
    ['huge-exp.csv', /Line 2, column 1 holds “1e999”, which is no finite number/],
    ['first-rows-na.csv', /Line 2, column 1 holds “NA” where a number belongs/],
  ] as const) {
    await field.setInputFiles(`${testing}${name}`);
    await expect(page.getByText(sentence), name).toBeVisible();
  }
});

for (const kernel of ['js', 'wasm']) {
  test(`two clusters are found with decimal commas and with points: ${kernel}`, async ({
    page,
  }) => {
    await openEngine(page);
    for (const mark of ['comma', 'point']) {
      const text = readFileSync(`${testing}two-clusters-${mark}.csv`, 'utf8');
      const opened = await page.evaluate((content) => {
        const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
        const blob = new Blob([content]);
        return amdahlLab.openFile('k-means', { clusters: 2 }, blob, 'two.csv', () => undefined);
      }, text);
      expect(opened).toMatchObject({ ok: true, parameters: { points: 200, axes: 2 } });
      const config = makeConfig({ workload: 'k-means', parameters: { clusters: 2 }, kernel });
      const { result } = recordOf(await run(page, { ...config, file: 'two.csv' }));
      expect(result).toMatchObject({ smallest: 100, largest: 100 });
    }
  });
}

test('the file in the field is the one that runs, whatever is appended to the address', async ({
  page,
}) => {
  await openPage(page, `./?workload=word-count&bytes=100000&${small}`);
  const text = 'Amdahl and Gustafson, Amdahl and Amdahl.\n'.repeat(20_000);
  await page.getByLabel('Own text').setInputFiles(textFile('laws.txt', text));
  await expect(page.getByText('laws.txt', { exact: true })).toBeVisible();
  await page.evaluate(() => {
    location.hash = 'x';
  });
  await page.waitForURL(/#x$/);
  await expect(page.getByText('laws.txt', { exact: true })).toBeVisible();
  await runToEnd(page);
  await expect(result(page)).toContainText(/amdahl\s*60,000/);
  await page.goBack();
  await runToEnd(page);
  await expect(result(page)).toContainText(/amdahl\s*60,000/);
  await page.getByRole('button', { name: 'Copy link' }).click();
  await expect(page.getByText(/It cannot hold your file/)).toBeVisible();
  // What does nothing beside a file rests, and says why.
  const vocabulary = page.getByLabel('Vocabulary', { exact: true }).first();
  await expect(vocabulary).toBeDisabled();
  await expect(page.getByText(/Rests: it shapes the built-in input alone/).first()).toBeAttached();
});

/** Drops files onto the field, as a person does. */
async function drop(page: Page, names: readonly string[]): Promise<void> {
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const name of given) transfer.items.add(new File(['1,2\n3,4\n'], name));
    return transfer;
  }, names);
  await page.locator('.file-field').dispatchEvent('drop', { dataTransfer: data });
}

test('two files at once are refused, and so is one in the middle of a run', async ({ page }) => {
  await openPage(page, `./?workload=k-means&points=4000000&tolerance=0&rounds=1000&${small}`);
  await drop(page, ['a.csv', 'b.csv']);
  await expect(page.getByText(/2 files were given, and one is read at a time/)).toBeVisible();
  await runButton(page).click();
  const sure = page.getByRole('button', { name: 'Start', exact: true });
  const cancel = page.getByRole('button', { name: 'Cancel' }).first();
  await expect(sure.or(cancel).first()).toBeVisible();
  if (await sure.isVisible()) await sure.click();
  await expect(cancel).toBeVisible();
  await drop(page, ['a.csv']);
  await expect(
    page.getByText(/The file “a\.csv” was not read, since reading it would disturb/),
  ).toBeVisible();
  await expect(page.getByText('a.csv', { exact: true })).toBeHidden();
  await cancel.click();
  await expect(runButton(page)).toBeEnabled();
  await drop(page, ['a.csv']);
  await expect(page.getByText('a.csv', { exact: true })).toBeVisible();
});

test('an image is filtered, its size in the form; a broken one is refused', async ({ page }) => {
  await openPage(page, `./?workload=image-filter&width=64&height=48&${small}`);
  const image = page.getByLabel('Own image');
  await image.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('PNG?') });
  await expect(page.getByText(/does not read this file as an image/)).toBeVisible();
  const png = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [90, 40];
    canvas.getContext('2d')?.fillRect(10, 10, 30, 20);
    return canvas.toDataURL('image/png').split(',')[1] ?? '';
  });
  const buffer = Buffer.from(png, 'base64');
  await image.setInputFiles({ name: 'box.png', mimeType: 'image/png', buffer });
  await runToEnd(page);
  await expect(result(page)).toContainText('After: 90 x 40 pixels');
});

for (const [kind, alpha] of [
  ['opaque', 1],
  ['half transparent', 0.5],
] as const) {
  test(`the colours of an ${kind} image are read as they are`, async ({ page }) => {
    await openEngine(page);
    const opened = await page.evaluate(async (opacity) => {
      // Orange and blue halves, of more rows than are read at once.
      const canvas = new OffscreenCanvas(90, 600);
      const context = canvas.getContext('2d', { alpha: opacity < 1 });
      if (!context) throw new Error('There is no canvas.');
      context.fillStyle = `rgb(255 128 0 / ${opacity})`;
      context.fillRect(0, 0, 45, 600);
      context.fillStyle = `rgb(0 64 192 / ${opacity})`;
      context.fillRect(45, 0, 45, 600);
      const blob = await canvas.convertToBlob();
      const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
      return amdahlLab.openFile('image-filter', {}, blob, 'halves.png', () => undefined);
    }, alpha);
    expect(opened).toMatchObject({ ok: true, parameters: { width: 90, height: 600 } });
    const config = makeConfig({ workload: 'image-filter', parameters: { radius: 1 } });
    const outcome = await run(page, { ...config, file: 'halves.png' });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    const { red = 0, green = 0, blue = 0 } = outcome.record.result;
    // What is half transparent is stored in steps of its alpha.
    expect(Math.abs(red - 127.5)).toBeLessThan(alpha < 1 ? 1.5 : 1e-9);
    expect(Math.abs(green - 96)).toBeLessThan(alpha < 1 ? 1.5 : 1e-9);
    expect(Math.abs(blue - 96)).toBeLessThan(alpha < 1 ? 1.5 : 1e-9);
  });
}

test('the reading of a large file is given up when asked, and what was open stays', async ({
  page,
}) => {
  await openEngine(page);
  const answers = await page.evaluate(async () => {
    const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
    const open = (size: number, name: string, tell: (done: number) => void) =>
      amdahlLab.openFile('word-count', {}, new Blob([new Uint8Array(size).fill(97)]), name, tell);
    const first = await open(1_000, 'small.txt', () => undefined);
    const told: number[] = [];
    const large = await open(2 ** 26, 'large.txt', (done) => {
      told.push(done);
      if (told.length === 1) void amdahlLab.giveUpFile();
    });
    return { first, large, last: told.at(-1) ?? 1 };
  });
  expect(answers.first).toMatchObject({ ok: true });
  expect(answers.large).toMatchObject({ ok: false, message: { key: 'file.given-up' } });
  expect(answers.last).toBeLessThan(1);
  const config = makeConfig({ workload: 'word-count', parameters: {}, file: 'small.txt' });
  recordOf(await run(page, config));
});

test('a sound is recorded and heard back as a spectrogram; a refusal is said', async ({
  baseURL,
}) => {
  const options = launchOptions();
  const fake = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  const browser = await chromium.launch({ ...options, args: [...options.args, ...fake] });
  try {
    const page = await browser.newPage(baseURL === undefined ? {} : { baseURL });
    await openPage(page, `./?workload=spectrogram&seconds=2&${small}`);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('button', { name: 'Stop after 1 s' }).click();
    await expect(page.getByText('recording.wav', { exact: true })).toBeVisible();
    await runToEnd(page);
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('Permission denied'));
    });
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await expect(page.getByText(/There is no recording \(Permission denied\)/)).toBeVisible();
  } finally {
    await browser.close();
  }
});

test('the command line takes a file, and says what is wrong with one', () => {
  const lab = (...argv: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/lab.mjs', 'run', '--workload', 'word-count', ...argv], {
      encoding: 'utf8',
    });
  const book = 'src/workloads/word-count/gettysburg.txt';
  const counted = lab('--input', book, '--processors', '1,2', '--samples', '6');
  expect(counted.status, counted.stderr).toBe(0);
  expect(counted.stdout).toContain('words 272, distinct 138, most 13');
  const missing = lab('--input', 'nowhere.txt');
  expect(missing).toMatchObject({ status: 2, stdout: '' });
  expect(missing.stderr).toMatch(/--input: there is no file .*nowhere\.txt/);
  const unused = lab('--input', book, '--set', 'vocabulary=9');
  expect(unused).toMatchObject({ status: 2, stdout: '' });
  expect(unused.stderr).toMatch(/--set vocabulary: It shapes the built-in input alone/);
});

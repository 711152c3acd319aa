// Words of texts of a person's own: the same numbers by every kernel, transport, schedule and grain, on the page and by
// the command line, as the texts are made; and as Chromium's own segmenter finds them in the whole text.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeConfig, openEngine, run } from './engine.ts';
import { recordOf } from './faulty-workers.ts';
import { openPage, runToEnd } from './lab-page.ts';
import type { Page } from '@playwright/test';
import type { Engine } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';

const folder = 'src/workloads/word-count';

function list(names: readonly string[], times: number, before: string, after: string): string {
  return Array.from({ length: times }, (_, i) => before + names[i % names.length] + after).join('');
}

const greek = ['alpha', 'beta', 'gamma'];
const areas = 'the area is 5 m² and the side x² too ①\n'.repeat(20_000);
const mixed =
  'Σας «L’été» ΑΣ.ΒΣ co\u00adop x²漢字 iPhone手机3个 コーヒー ภาษาไทย 한국어 می‌خواهم a_b 3.14 \u0301z\n';

const texts = {
  names: `[${list(greek, 60_000, '"', '",')}]`,
  dashes: list(greek, 60_000, '', '\u2014'),
  areas: `${areas}漢字\n${areas}`,
  long: `${'é'.repeat(200_000)} b`,
  mixed: mixed.repeat(3_000),
} as const;

const expected = {
  names: { words: 60_000, distinct: 3, most: 20_000 },
  dashes: { words: 60_000, distinct: 3, most: 20_000 },
  areas: { words: 440_001, distinct: 11, most: 80_000 },
  long: { words: 2, distinct: 2, most: 1 },
} as const;

const ways: readonly Partial<Config>[] = [
  { backend: 'serial', kernel: 'js', processors: [1] },
  { backend: 'serial', kernel: 'wasm', processors: [1] },
  { kernel: 'js', transport: 'shared', schedule: 'static' },
  { kernel: 'js', transport: 'transfer', schedule: 'cyclic', grain: 2 },
  { kernel: 'js', transport: 'clone', schedule: 'dynamic', grain: 3 },
  { kernel: 'wasm', transport: 'shared', schedule: 'guided' },
  { kernel: 'wasm', transport: 'shared', schedule: 'stealing', parameters: { combiner: 0 } },
  { kernel: 'wasm', transport: 'transfer', schedule: 'static', grain: 5, serialShare: 0.3 },
  { kernel: 'wasm', transport: 'clone', schedule: 'dynamic', parameters: { combiner: 0 } },
];

async function open(page: Page, text: string, name: string): Promise<void> {
  const opened = await page.evaluate(
    ([content = '', called = '']) => {
      const { amdahlLab } = globalThis as unknown as { amdahlLab: Engine };
      return amdahlLab.openFile('word-count', {}, new Blob([content]), called, () => undefined);
    },
    [text, name],
  );
  expect(opened).toMatchObject({ ok: true });
}

/** By the browser's own segmenter over the whole text, for letters of a kind in a row. */
function countInBrowser(page: Page, text: string) {
  return page.evaluate((whole) => {
    const segments = new Intl.Segmenter('en', { granularity: 'word' }).segment(whole);
    const breaks = new Set(Array.from(segments, ({ index }) => index));
    const kana = /(?=\p{L})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}]/u;
    const counts = new Map<string, number>();
    let [word, end, wasKana] = ['', -1, false];
    const close = (): void => {
      const lower = word.toLowerCase();
      if (word !== '') counts.set(lower, (counts.get(lower) ?? 0) + 1);
    };
    for (const found of whole.matchAll(/[\p{L}\p{N}][\p{M}\u00ad\u200c\u200d]*/gu)) {
      const isKana = kana.test(found[0]);
      const isBroken = isKana && breaks.has(found.index);
      const goesOn = found.index === end && isKana === wasKana && !isBroken;
      if (!goesOn) close();
      word = goesOn ? word + found[0] : found[0];
      [end, wasKana] = [found.index + found[0].length, isKana];
    }
    close();
    const times = [...counts.values()];
    const words = times.reduce((sum, count) => sum + count, 0);
    return { words, distinct: counts.size, most: Math.max(...times) };
  }, text);
}

test('texts are counted right by every kernel, transport, schedule and grain', async ({ page }) => {
  test.slow();
  await openEngine(page);
  const wanted = { ...expected, mixed: await countInBrowser(page, texts.mixed) };
  for (const [name, text] of Object.entries(texts)) {
    await open(page, text, name);
    for (const way of ways) {
      const asked = { workload: 'word-count', parameters: {}, processors: [1, 2], ...way };
      const record = recordOf(await run(page, { ...makeConfig(asked), file: name }));
      expect(record.result, `${name}, ${JSON.stringify(way)}`).toMatchObject(
        wanted[name as keyof typeof wanted],
      );
    }
  }
});

function given(name: string, bytes: string | Uint8Array) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(bytes) };
}

test('the page counts whole words, reads UTF-16 with a mark, and refuses it without one and a 0', async ({
  page,
}) => {
  await openPage(page, './?workload=word-count&bytes=100000&processors=1,2&samples=6');
  const chooser = page.getByLabel('Own text');
  const result = page.getByRole('region', { name: 'Result' });
  await chooser.setInputFiles(given('names.json', texts.names));
  await runToEnd(page);
  await expect(result).toContainText(/alpha\s*20,000/);
  await expect(result).toContainText('3 most frequent of 3 words');
  await chooser.setInputFiles(
    given('sixteen.txt', Buffer.from('\ufeffthe cat the hat\n', 'utf16le')),
  );
  await runToEnd(page);
  await expect(result).toContainText(/the\s*2 times/);
  await chooser.setInputFiles(given('long.txt', texts.long));
  await runToEnd(page);
  await expect(result).toContainText(`${'é'.repeat(40)}…`);
  await chooser.setInputFiles(`${folder}/utf16le-without-mark.txt`);
  await expect(
    page.getByText(/looks like UTF-16 \(little-endian\) without a byte order/),
  ).toBeVisible();
  await chooser.setInputFiles(given('zero.txt', 'one\ntwo\0'));
  await expect(page.getByText(/Byte 7 of this file \(in line 2\) is 0/)).toBeVisible();
  await expect(result).toContainText('verified');
});

test('the command line counts the same, and refuses the same', () => {
  // Five browsers, one after the other.
  test.slow();
  const own = mkdtempSync(join(tmpdir(), 'amdahl-lab-'));
  const lab = (path: string) =>
    spawnSync(
      process.execPath,
      ['scripts/lab.mjs', 'run', '--workload', 'word-count', '--input', path].concat([
        '--processors',
        '1,2',
        '--samples',
        '6',
      ]),
      { encoding: 'utf8' },
    );
  try {
    const zero = join(own, 'zero.txt');
    const area = join(own, 'areas.txt');
    writeFileSync(zero, 'one\ntwo\0');
    writeFileSync(area, texts.areas);
    expect(lab(area).stdout).toMatch(/words 440,?001, distinct 11, most 80,?000/);
    expect(lab(`${folder}/persian-zwnj.txt`).stdout).toContain('words 3, distinct 3, most 1');
    expect(lab(`${folder}/soft-hyphen.txt`).stdout).toContain('words 3, distinct 2, most 2');
    const refused = lab(`${folder}/utf16le-without-mark.txt`);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('looks like UTF-16 (little-endian)');
    expect(lab(zero).stderr).toContain('Byte 7 of this file (in line 2) is 0');
  } finally {
    rmSync(own, { recursive: true });
  }
});

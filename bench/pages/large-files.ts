// Files of a person's own that are large: what a page needs of memory while one is opened and run, and how long
// its main thread is held up. Each in a browser of its own, so that no file meets another's memory.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { language, writeText, zipf } from './large-text.ts';
import { watchMemory } from './memory-watch.ts';
import { readMeter, startMeter } from './meter.ts';
import type { LaunchOptions, Page } from 'playwright-core';
import type { MeterReading } from './meter.ts';

/** One file, opened and run on one and on two workers. */
export interface LargeFile extends MeterReading {
  readonly name: string;
  readonly kind: 'text' | 'image';
  /** Most bytes above what the page had before, over those of the decoded input. */
  readonly memory: number;
}

interface Kind {
  readonly name: string;
  readonly kind: 'text' | 'image';
  readonly workload: string;
  /** Of the decoded input. */
  readonly bytes: number;
  readonly write: (file: string, page: Page) => Promise<void>;
}

const textBytes = 200_000_000;
const [width, height] = [8_000, 5_000];

function text(name: string, weights: () => Float64Array): Kind {
  const write = (file: string): Promise<void> => {
    writeText(file, textBytes, weights());
    return Promise.resolve();
  };
  return { name, kind: 'text', workload: 'word-count', bytes: textBytes, write };
}

/** Runs on a page: a photograph's size with something to see, as a JPEG in base 64. */
async function paint([columns, rows]: readonly [number, number]): Promise<string> {
  const canvas = new OffscreenCanvas(columns, rows);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('There is no canvas.');
  for (let i = 0; i < 4_000; i++) {
    context.fillStyle = `hsl(${(i * 137) % 360} 70% ${20 + (i % 60)}%)`;
    context.fillRect((i * 7_919) % columns, (i * 104_729) % rows, 300 + (i % 200), 200 + (i % 300));
  }
  const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

const kinds: readonly Kind[] = [
  text("200 MB of 50,000 words by Zipf's law", () => zipf(50_000)),
  text("200 MB of 500,000 words, frequent as a language's", () => language(500_000)),
  text("200 MB of 500,000 words by Zipf's law", () => zipf(500_000)),
  {
    name: '40 megapixels',
    kind: 'image',
    workload: 'image-filter',
    bytes: 4 * width * height,
    write: async (file, page) => {
      const painted = await page.evaluate(paint, [width, height] as const);
      writeFileSync(file, Buffer.from(painted, 'base64'));
    },
  },
];

async function prepare(kind: Kind, file: string, launch: LaunchOptions): Promise<void> {
  const browser = await chromium.launch(launch);
  try {
    await kind.write(file, await browser.newPage());
  } finally {
    await browser.close();
  }
}

/** Opens `file` on the lab's page, runs it, and waits for a verified result. */
async function openAndRun(page: Page, file: string, kind: Kind): Promise<void> {
  const label = kind.kind === 'text' ? 'Own text' : 'Own image';
  await page.getByLabel(label).setInputFiles(file);
  await page.getByRole('button', { name: 'Back to the built-in input' }).waitFor();
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page
    .getByRole('region', { name: 'Result' })
    .getByText('✓ verified')
    .waitFor({ timeout: 300_000 });
  await page.getByTestId('finding').waitFor();
}

async function measure(
  kind: Kind,
  file: string,
  address: string,
  launch: LaunchOptions,
): Promise<LargeFile> {
  const browser = await chromium.launch(launch);
  try {
    const page = await browser.newPage();
    await page.goto(`${address}?workload=${kind.workload}&samples=6&processors=1,2`);
    await page.locator('.chart-area svg').first().waitFor();
    await startMeter(page);
    const watch = await watchMemory(browser);
    await openAndRun(page, file, kind);
    const memory = watch.end() / kind.bytes;
    return { name: kind.name, kind: kind.kind, memory, ...(await readMeter(page)) };
  } finally {
    await browser.close();
  }
}

/** Measures every kind of file, one after the other. */
export async function measureLargeFiles(
  address: string,
  launch: LaunchOptions,
  tell: (text: string) => void,
): Promise<readonly LargeFile[]> {
  const folder = mkdtempSync(join(tmpdir(), 'amdahl-lab-'));
  const made: LargeFile[] = [];
  try {
    for (const kind of kinds) {
      const file = join(folder, kind.kind === 'text' ? 'large.txt' : 'large.jpg');
      await prepare(kind, file, launch);
      made.push(await measure(kind, file, address, launch));
      tell(`large file: ${kind.name}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return made;
}

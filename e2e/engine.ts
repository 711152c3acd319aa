// Drives the built page's engine from a test, as the command line does.

import { standardFields } from '../src/record/fields.ts';
import { expect } from '@playwright/test';
import { say } from '../src/words/say.ts';
import type { Page, Worker } from '@playwright/test';
import type { Catalogue, Engine, Machine, Preview, RunOutcome } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';
import type { Message } from '../src/words/message.ts';

interface LabWindow {
  readonly amdahlLab: Engine;
}

/** A small experiment of each workload: seconds, not minutes, for a whole table. */
export const smallParameters: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  mandelbrot: { size: 96, iterations: 200 },
  'matrix-multiply': { n: 61 },
  'monte-carlo-pi': { points: 20_000 },
  'sleep-pool': { tasks: 4, unitMs: 3 },
  'n-body': { bodies: 60, steps: 2 },
  'word-count': { bytes: 140_000, vocabulary: 500 },
  'k-means': { points: 10_000, clusters: 4, rounds: 3 },
  'image-filter': { width: 61, height: 45, radius: 3 },
  spectrogram: { seconds: 1, frame: 0 },
  'train-mlp': { steps: 4, batch: 128, hidden: 8 },
  'prime-sieve': { limit: 3_000_000 },
  sort: { length: 200_000 },
  'prefix-sum': { length: 20_000 },
  histogram: { size: 30_000 },
  triad: { length: 5_000, sweeps: 3 },
  heat: { size: 40, steps: 4 },
};

/** A whole configuration for one row of a table. */
export function makeConfig(given: Partial<Config> & Pick<Config, 'workload'>): Config {
  return {
    ...standardFields,
    parameters: smallParameters[given.workload] ?? {},
    processors: [1, 2, 3],
    transport: 'shared',
    samples: 1,
    ...given,
  };
}

/** In a page at which nobody looks: a frame is due at once, where the engine would wait for two of them at every visit. */
function framesAtOnce(): void {
  globalThis.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 0);
}

/** Opens the page and waits until its engine answers; `frames` are the browser's own if a test is about drawing. */
export async function openEngine(
  page: Page,
  address = './',
  frames: 'at once' | 'as drawn' = 'at once',
): Promise<void> {
  if (frames === 'at once') await page.addInitScript(framesAtOnce);
  await page.goto(address);
  await page.waitForFunction(() => 'amdahlLab' in globalThis);
  await catalogue(page);
}

/** The worker that the engine runs in, once it has answered. */
export function engineWorker(page: Page): Worker {
  const worker = page.workers().find((one) => one.url().includes('engine.worker'));
  if (!worker) throw new Error('The page has no engine.');
  return worker;
}

export function run(page: Page, config: Config): Promise<RunOutcome> {
  return page.evaluate(
    (asked) => (globalThis as unknown as LabWindow).amdahlLab.run(asked, () => undefined),
    config,
  );
}

/** Asks for the same run twice in one turn of the page, so that the second always comes while the first goes on. */
export function runTwice(page: Page, config: Config): Promise<[RunOutcome, RunOutcome]> {
  return page.evaluate((asked) => {
    const { amdahlLab } = globalThis as unknown as LabWindow;
    const silent = () => undefined;
    return Promise.all([amdahlLab.run(asked, silent), amdahlLab.run(asked, silent)]);
  }, config);
}

export function catalogue(page: Page): Promise<Catalogue> {
  return page.evaluate(() => (globalThis as unknown as LabWindow).amdahlLab.catalogue());
}

export function preview(page: Page, config: Config): Promise<Preview> {
  return page.evaluate(
    (asked) => (globalThis as unknown as LabWindow).amdahlLab.preview(asked),
    config,
  );
}

/** Of many at once: asking the page takes longer than an answer. */
export function previewAll(page: Page, configs: readonly Config[]): Promise<readonly Preview[]> {
  return page.evaluate(async (asked) => {
    const { amdahlLab } = globalThis as unknown as LabWindow;
    return Promise.all(asked.map((config) => amdahlLab.preview(config)));
  }, configs);
}

export function machine(page: Page): Promise<Machine> {
  return page.evaluate(async () => {
    const { amdahlLab } = globalThis as unknown as LabWindow;
    return { ...(await amdahlLab.machine()), webgpu: await amdahlLab.gpu() };
  });
}

/**
 * Every browser that the tests choose has an adapter, if only one in software: where it is missing the test fails with
 * the page's own sentence, for the lab would have lost its GPU.
 */
export async function expectAdapter(page: Page): Promise<void> {
  const { webgpu } = await machine(page);
  const found = webgpu.ok ? 'an adapter' : say(webgpu.reason);
  expect(found).toBe('an adapter');
}

/** What was noticed of lost workers; that a busy machine stopped everything for a moment is no matter of the test. */
export function lossesIn(
  samples: readonly { readonly incidents?: readonly Message[] }[],
): readonly Message[] {
  return samples
    .flatMap(({ incidents = [] }) => incidents)
    .filter(({ key }) => key !== 'incident.stalled');
}

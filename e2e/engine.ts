// Drives the built page's engine from a test, as the command line does.

import type { Page } from '@playwright/test';
import type { Engine, Machine, Preview, RunOutcome } from '../src/engine/engine.ts';
import type { Config } from '../src/record/config.ts';

interface LabWindow {
  readonly amdahlLab: Engine;
}

/** A small experiment of each workload: seconds, not minutes, for a whole table. */
export const smallParameters: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  mandelbrot: { size: 96, iterations: 200 },
  'matrix-multiply': { n: 61 },
  'monte-carlo-pi': { points: 100_000 },
};

/** A whole configuration for one row of a table. */
export function makeConfig(given: Partial<Config> & Pick<Config, 'workload'>): Config {
  return {
    parameters: smallParameters[given.workload] ?? {},
    backend: 'workers',
    kernel: 'wasm',
    processors: [1, 2, 3],
    schedule: 'dynamic',
    transport: 'shared',
    grain: 'auto',
    serialShare: 0,
    samples: 1,
    seed: 1,
    ...given,
  };
}

/** Opens the page and waits for its engine. */
export async function openEngine(page: Page, address = './'): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => 'amdahlLab' in globalThis);
}

export function run(page: Page, config: Config): Promise<RunOutcome> {
  return page.evaluate(
    (asked) => (globalThis as unknown as LabWindow).amdahlLab.run(asked, () => undefined),
    config,
  );
}

export function preview(page: Page, config: Config): Promise<Preview> {
  return page.evaluate(
    (asked) => (globalThis as unknown as LabWindow).amdahlLab.preview(asked),
    config,
  );
}

export function machine(page: Page): Promise<Machine> {
  return page.evaluate(() => (globalThis as unknown as LabWindow).amdahlLab.machine());
}

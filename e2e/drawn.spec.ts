// Runs and the page's drawing take turns: the page's clock stands, and its frames come when the test says so.

import { expect, test } from '@playwright/test';
import { makeConfig, openEngine } from './engine.ts';
import type { Page } from '@playwright/test';
import type { Engine } from '../src/engine/engine.ts';

interface Heard {
  readonly amdahlLab: Engine;
  /** What happened in turn: kinds of events, frames, and the end. */
  heard: string[];
}

function happened(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (globalThis as unknown as Heard).heard);
}

/** Two frames, noted before they come. */
async function drawFrames(page: Page): Promise<void> {
  await page.evaluate(() => (globalThis as unknown as Heard).heard.push('frames'));
  await page.clock.runFor(40);
}

test('no run is timed before the page has drawn how far the experiment is', async ({ page }) => {
  await page.clock.install();
  await openEngine(page, './', 'as drawn');
  await page.clock.pauseAt(Date.now() + 3_600_000);
  const config = makeConfig({ workload: 'monte-carlo-pi', processors: [1, 2], samples: 3 });
  await page.evaluate((asked) => {
    const lab = globalThis as unknown as Heard;
    lab.heard = [];
    void lab.amdahlLab
      .run(asked, ({ kind }) => void lab.heard.push(kind))
      .then((outcome) => lab.heard.push(outcome.kind));
  }, config);
  const next = async (): Promise<readonly string[]> => {
    await drawFrames(page);
    return happened(page);
  };
  await expect.poll(next, { intervals: [50] }).toContain('done');
  const turns = (await happened(page)).filter((one) => one === 'progress' || one === 'frames');
  expect(turns.filter((one) => one === 'progress')).toHaveLength(2 + 3 * 3);
  // Each run tells its progress at its end.
  expect(turns.join(' ')).not.toContain('progress progress');
});

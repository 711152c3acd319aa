// How long the page's main thread is held up while an experiment of a million tasks runs: what a person would
// feel. The lab's own page, a fresh one for each run, started with one press of Run.

import { median } from '../../src/laws/median.ts';
import { pageFigure } from '../figures/figures.ts';
import { readMeter, sayTask, startMeter } from './meter.ts';
import type { Browser } from 'playwright-core';
import type { Goal } from '../figures/definition.ts';
import type { Figure } from '../figures/figures.ts';
import type { MeterReading } from './meter.ts';

/** One run on the page. */
export interface MainThreadRun extends MeterReading {
  readonly processors: number;
}

const runs = 5;
const goal: Goal = { is: 'at most', value: 50 };
/** 10^8 points in 10^6 tasks. */
const experiment = 'workload=monte-carlo-pi&points=100000000&grain=100';

async function measureRun(
  browser: Browser,
  address: string,
  processors: number,
): Promise<MainThreadRun> {
  const page = await browser.newPage();
  try {
    const list = [...new Set([1, processors])].join(',');
    await page.goto(`${address}?${experiment}&processors=${list}`);
    const button = page.getByRole('button', { name: 'Run', exact: true });
    await button.and(page.locator('[aria-disabled=false]')).waitFor();
    // Loading the page is not the run: its first chart comes last.
    await page.locator('.chart-area svg').first().waitFor();
    await startMeter(page);
    await button.click();
    await page.locator('.run-buttons[data-busy=true]').waitFor();
    await page.waitForFunction(
      () => document.querySelector('.run-buttons[data-busy=false]') !== null,
      undefined,
      // Seldom, so that asking is no load of its own.
      { polling: 250, timeout: 120_000 },
    );
    await page.getByTestId('finding').waitFor();
    return { processors, ...(await readMeter(page)) };
  } finally {
    await page.close();
  }
}

/** Five runs at cores - 1 and five at cores processors, alternating. */
export async function measureMainThread(
  browser: Browser,
  address: string,
  cores: number,
  tell: (text: string) => void,
): Promise<readonly MainThreadRun[]> {
  const made: MainThreadRun[] = [];
  const widths = [...new Set([Math.max(1, cores - 1), cores])];
  for (let run = 0; run < runs; run++) {
    for (const processors of widths) made.push(await measureRun(browser, address, processors));
    tell(`main thread, run ${run + 1} of ${runs}\n`);
  }
  return made;
}

/** The worse of the medians over the runs of each processor count. */
export function mainThreadFigure(made: readonly MainThreadRun[]): Figure {
  const widths = [...new Set(made.map(({ processors }) => processors))];
  const of = (processors: number, value: (run: MainThreadRun) => number): number[] =>
    made.filter((run) => run.processors === processors).map(value);
  const value = Math.max(
    ...widths.map((width) => median(of(width, ({ longestTaskMs }) => longestTaskMs))),
  );
  const notes = widths.map((width) => {
    const tasks = of(width, ({ longestTaskMs }) => longestTaskMs);
    const frames = of(width, ({ longestFrameMs }) => longestFrameMs);
    return (
      `${width} processors: ${sayTask(median(tasks))} (largest ${sayTask(Math.max(...tasks))}), ` +
      `longest frame ${median(frames).toFixed(0)} ms`
    );
  });
  return pageFigure(
    'main-thread',
    `Longest main-thread task during runs of 1,000,000 tasks, median of ${runs} runs`,
    [value, 'ms'],
    goal,
    notes.join('; '),
  );
}

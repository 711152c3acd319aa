// The figures of the timeline: each on a few fresh pages, for a person's first look meets code that never ran.

import { median } from '../../src/laws/median.ts';
import { pageFigure } from '../figures/figures.ts';
import type { Browser } from 'playwright-core';
import type { Goal } from '../figures/definition.ts';
import type { Figure } from '../figures/figures.ts';
import type { Bench } from '../protocol.ts';
import type { TimelineTimes } from './timeline-canvas.ts';

interface TimelineWindow {
  readonly bench: Bench;
  readonly measureTimeline: () => TimelineTimes;
}

const pages = 9;
const firstDrawGoal: Goal = { is: 'under', value: 50 };
const zoomStepGoal: Goal = { is: 'under', value: 16 };

/** Measures on nine fresh pages, one after the other. */
export async function measureTimelines(
  browser: Browser,
  address: string,
  tell: (text: string) => void,
): Promise<readonly TimelineTimes[]> {
  const made: TimelineTimes[] = [];
  for (let i = 0; i < pages; i++) {
    const page = await browser.newPage();
    try {
      await page.goto(address);
      await page.waitForFunction(() => 'measureTimeline' in globalThis);
      // The worker has loaded and is idle, as one is when a run is over.
      await page.evaluate(() => (globalThis as unknown as TimelineWindow).bench.environment());
      made.push(
        await page.evaluate(() => (globalThis as unknown as TimelineWindow).measureTimeline()),
      );
    } finally {
      await page.close();
    }
  }
  tell(`timeline, ${pages} pages\n`);
  return made;
}

/** Medians over the pages: of the first draw, and of the zoom step that takes longest. */
export function timelineFigures(made: readonly TimelineTimes[]): readonly Figure[] {
  const firsts = made.map(({ firstDrawMs }) => firstDrawMs);
  const steps = (made[0]?.zoomStepMs ?? []).map((_, step) =>
    median(made.map(({ zoomStepMs }) => zoomStepMs[step] ?? 0)),
  );
  const single = Math.max(...made.flatMap(({ zoomStepMs }) => zoomStepMs));
  return [
    pageFigure(
      'timeline-first-draw',
      `First picture of a timeline of 100,000 spans, median of ${pages} fresh pages`,
      [median(firsts), 'ms'],
      firstDrawGoal,
      `largest ${Math.max(...firsts).toFixed(1)} ms; from the record's spans to the drawn canvas`,
    ),
    pageFigure(
      'timeline-zoom-step',
      `The slowest of ${steps.length} zoom steps over it, median of ${pages} fresh pages`,
      [Math.max(...steps), 'ms'],
      zoomStepGoal,
      `a step in the middle ${median(steps).toFixed(1)} ms, the longest single one ${single.toFixed(1)} ms`,
    ),
  ];
}

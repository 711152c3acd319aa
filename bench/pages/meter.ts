// What a person would feel of the page's main thread: long tasks by observer, frames by their own clock.

import type { Page } from 'playwright-core';

/** Since the meter was started. Times in ms. */
export interface MeterReading {
  /** Longest task of the main thread; browsers report none under 50 ms, which then stands here. */
  readonly longestTaskMs: number;
  /** Tasks of 50 ms or more. */
  readonly longTasks: number;
  /** Longest time between two frames. */
  readonly longestFrameMs: number;
}

/** The meter's totals, as it keeps them on the page. */
interface MeterWindow {
  meter: { longestTaskMs: number; longTasks: number; longestFrameMs: number };
}

/** Shortest task that the Long Tasks API reports. */
const reportedFromMs = 50;

/** Runs on the page. */
function observe(): void {
  const totals = { longestTaskMs: 0, longTasks: 0, longestFrameMs: 0 };
  (globalThis as unknown as MeterWindow).meter = totals;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      totals.longTasks += 1;
      totals.longestTaskMs = Math.max(totals.longestTaskMs, duration);
    }
  }).observe({ type: 'longtask' });
  let lastMs = performance.now();
  const onFrame = (nowMs: number): void => {
    totals.longestFrameMs = Math.max(totals.longestFrameMs, nowMs - lastMs);
    lastMs = nowMs;
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}

/** Starts the page's meter; what came before is not in it. */
export function startMeter(page: Page): Promise<void> {
  return page.evaluate(observe);
}

export async function readMeter(page: Page): Promise<MeterReading> {
  const meter = await page.evaluate(() => (globalThis as unknown as MeterWindow).meter);
  return { ...meter, longestTaskMs: Math.max(reportedFromMs, meter.longestTaskMs) };
}

/** A reading's longest task in words. */
export function sayTask(taskMs: number): string {
  return taskMs <= reportedFromMs ? `under ${reportedFromMs} ms` : `${taskMs.toFixed(0)} ms`;
}

import { describe, expect, it } from 'vitest';
import { StallLog } from './stall-log.ts';
import { watchedRun } from './watched-run.ts';
import { makeVirtualInput } from '../testing/virtual-experiment.ts';
import type { RunTrace } from '../pipeline/run-trace.ts';

/** A log whose timer has its turn at these times, and the time after them. */
function ticking(ticksMs: readonly number[], nowMs: number): StallLog {
  let clockMs = 0;
  const log = new StallLog(() => clockMs);
  log.start();
  log.stop();
  for (const tickMs of ticksMs) {
    clockMs = tickMs;
    log.tick();
  }
  clockMs = nowMs;
  return log;
}

describe('a stall log', () => {
  it('knows of nothing where the timer had its turns', () => {
    expect(ticking([25, 51, 90], 100).longest(0, 100)).toBeLessThan(50);
  });

  it.each([
    ['the whole of it', 0, 1_000, 400],
    ['what of it lies in the time that is asked about', 300, 1_000, 150],
    ['nothing outside of that time', 460, 495, 0],
    ['nothing after that time', 0, 50, 0],
  ])('tells %s', (_, sinceMs, untilMs, ms) => {
    expect(ticking([25, 50, 450, 475, 500], 510).longest(sinceMs, untilMs)).toBe(ms);
  });

  it('tells what goes on: a timer that is late had no turn yet', () => {
    expect(ticking([25, 50], 450).longest(0, 450)).toBe(400);
    expect(ticking([25, 50], 450).longest(0, 200)).toBe(150);
  });
});

describe('a run that is watched', () => {
  const { plan } = makeVirtualInput();
  const idle = { decomposeMs: 0, assignMs: 0, aggregateMs: 0, transferMs: 0 };

  /** Runs for 150 ms of this thread, in which its timer has no turn. */
  function blocking(own: Partial<typeof idle>): () => Promise<RunTrace> {
    return async () => {
      const startMs = performance.now();
      while (performance.now() - startMs < 150);
      await Promise.resolve();
      const totals = { ...idle, ...own } as RunTrace['totals'];
      const trace = { startMs, wallMs: performance.now() - startMs, totals, incidents: [] };
      return trace as unknown as RunTrace;
    };
  }

  it('has an incident where nothing ran for a while', async () => {
    const { incidents } = await watchedRun(plan, blocking({}));
    expect(incidents).toEqual([
      { key: 'incident.stalled', values: { ms: expect.any(Number) as number } },
    ]);
  });

  it('has none where the thread did its own part', async () => {
    const { incidents } = await watchedRun(plan, blocking({ aggregateMs: 10_000 }));
    expect(incidents).toEqual([]);
  });

  it('has none where the thread copied what it sent', async () => {
    const sent = { ...plan, transport: 'clone' } as const;
    const { incidents } = await watchedRun(sent, blocking({ transferMs: 10_000 }));
    expect(incidents).toEqual([]);
  });
});

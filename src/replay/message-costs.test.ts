// Tasks by message on paper, by hand: one cost on the thread that sends to all, one in the worker.

import { describe, expect, it } from 'vitest';
import { replayRun } from './replay.ts';
import type { RecordedRun } from './replay.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';

/** `count` tasks that compute for 10 ms, and took 4 more to move their data when they were recorded. */
function runOf(count: number, traffic: Partial<StageTraffic> = {}): RecordedRun {
  const pass = {
    stage: 0,
    serial: false,
    taskMs: new Float64Array(count).fill(14),
    computeMs: new Float64Array(count).fill(10),
    enterMs: 0,
    betweenMs: 0,
    leaveMs: 0,
    traffic: { broadcastBytes: 0, reduceBytes: 0, itemBytes: 0, ...traffic },
  };
  return { passes: [pass], driverMs: 0 };
}

const moving = {
  worker: { perTaskMs: 2, perByteMs: 0.01 },
  driver: { perTaskMs: 1, perByteMs: 0.02 },
};
const alone = { policy: 'dynamic', processors: 1 } as const;

describe('a replay over another transport', () => {
  it('moves nothing in one memory, and what was recorded where none is asked for', () => {
    expect(replayRun(runOf(3), { ...alone, moving: 'shared' })).toBe(30);
    expect(replayRun(runOf(3), alone)).toBe(42);
  });

  it('waits for the first message; the others are sent while it computes', () => {
    expect(replayRun(runOf(3), { ...alone, moving })).toBe(1 + 3 * (2 + 10));
  });

  it('sends bytes of items and what is reduced with each task, and what all read once to each', () => {
    // 3 tasks of 100 and 50 bytes: 1.5 and 3 ms each; 400 bytes before the first: 4 and 8 ms.
    const traffic = { itemBytes: 300, reduceBytes: 50, broadcastBytes: 400 };
    const made = replayRun(runOf(3, traffic), { ...alone, moving });
    expect(made).toBeCloseTo(1 + 3 + 8 + (2 + 1.5 + 4) + 10 + 2 * (2 + 1.5 + 10), 9);
  });

  it('ends no sooner than one thread can send, however many processors there are', () => {
    const slow = {
      worker: { perTaskMs: 20, perByteMs: 0 },
      driver: { perTaskMs: 10, perByteMs: 0 },
    };
    const made = replayRun(runOf(50), { policy: 'dynamic', processors: 50, moving: slow });
    expect(made).toBe(50 * 10 + 20 + 10);
  });
});

// A replay of what virtual time recorded gives what virtual time gives, under any policy and count.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../contract/schedule.ts';
import { listsToSpans, phaseNumber } from '../contract/span.ts';
import { LaneQueue } from '../pipeline/lane-queue.ts';
import { recordedRun } from './recorded-run.ts';
import { replayRun } from './replay.ts';
import { runOnce } from '../pipeline/run.ts';
import { makeVirtualTeam } from '../testing/virtual-time.ts';
import type { Policy } from '../contract/schedule.ts';
import type { Phase } from '../contract/span.ts';
import type { Stage } from '../contract/stage.ts';
import type { RunTrace } from '../pipeline/run-trace.ts';

interface Problem {
  readonly costs: readonly number[];
  readonly serialShare: number;
}

function run(
  { costs, serialShare }: Problem,
  processors: number,
  policy: Policy,
): Promise<RunTrace> {
  const team = makeVirtualTeam(processors, ({ start }) => costs[start] ?? 0);
  const stage: Stage = { name: 'work', entry: 'work', items: costs.length, args: {}, arrays: {} };
  async function* program(): AsyncGenerator<Stage, void, void> {
    yield stage;
    yield { ...stage, name: 'again' };
  }
  const settings = { processors, policy, grain: 1, serialShare };
  return runOnce(program(), team, settings, new AbortController().signal);
}

const problems = fc.record({
  costs: fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 }),
  serialShare: fc.constantFrom(0, 0.2),
});

describe.each(policies)('%s, replayed', (policy) => {
  it('takes as long as in virtual time, from whatever count it was recorded on', async () => {
    await fc.assert(
      fc.asyncProperty(
        problems,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (problem, from, to) => {
          const recorded = recordedRun((await run(problem, from, 'dynamic')).spans);
          const { wallMs } = await run(problem, to, policy);
          expect(replayRun(recorded, { policy, processors: to })).toBeCloseTo(wallMs, 9);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a processor that comes late', () => {
  const spans = (
    rows: readonly (readonly [lane: number, Phase, task: number, start: number, end: number])[],
  ) =>
    listsToSpans({
      lane: rows.map(([lane]) => lane),
      phase: rows.map(([, phase]) => phaseNumber(phase)),
      stage: rows.map(() => 0),
      serial: rows.map(() => 0),
      task: rows.map(([, , task]) => task),
      merged: rows.map(() => 1),
      startMs: rows.map(([, , , start]) => start),
      endMs: rows.map(([, , , , end]) => end),
    });

  it('and finds no task is one that began at its own time, not one that was not there', () => {
    const recorded = recordedRun(
      spans([
        [0, 'assign', -1, 0, 1],
        [0, 'compute', 0, 1, 5],
        [0, 'compute', 1, 5, 9],
        [1, 'wait', -1, 0, 9],
        [1, 'assign', -1, 9, 10],
      ]),
    );
    expect(recorded.passes[0]?.enterMs).toBe(5);
    // 5 until both are there, 4 for a task each, and 1 after the last of them, as it was: 10.
    expect(replayRun(recorded, { policy: 'dynamic', processors: 2 })).toBe(10);
  });
});

describe('another grain', () => {
  const pass = (taskMs: readonly number[]) => ({
    driverMs: 0,
    passes: [
      {
        stage: 0,
        serial: false,
        taskMs: Float64Array.from(taskMs),
        enterMs: 0,
        betweenMs: 0,
        leaveMs: 0,
      },
    ],
  });
  const settings = { policy: 'dynamic', processors: 2 } as const;

  it('joins neighbours, and takes parts of a task as equal', () => {
    const recorded = pass([4, 2, 2, 4]);
    expect(replayRun(recorded, settings)).toBe(8);
    expect(replayRun(recorded, { ...settings, grainFactor: 2 })).toBe(6);
    expect(replayRun(recorded, { ...settings, grainFactor: 4 })).toBe(12);
    expect(replayRun(pass([12]), settings)).toBe(12);
    expect(replayRun(pass([12]), { ...settings, grainFactor: 0.25 })).toBe(6);
  });

  it('keeps the work, whatever the factor', () => {
    const costs = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(costs, fc.double({ min: 0.1, max: 20, noNaN: true }), (taskMs, grainFactor) => {
        const alone = replayRun(pass(taskMs), { ...settings, processors: 1, grainFactor });
        expect(alone).toBeCloseTo(
          taskMs.reduce((sum, ms) => sum + ms, 0),
          9,
        );
      }),
    );
  });
});

it('plays a million tasks on 4,096 processors', () => {
  const taskMs = new Float64Array(1_000_000).fill(1);
  const quiet = { stage: 0, serial: false, enterMs: 0, betweenMs: 0, leaveMs: 0 };
  const recorded = { driverMs: 0, passes: [{ taskMs, ...quiet }] };
  for (const policy of policies) {
    const ms = replayRun(recorded, { policy, processors: 4_096 });
    // 1,000,000 / 4,096 is 244.1; blocks of 16 are as fine as stealing goes.
    expect(ms).toBeGreaterThanOrEqual(245);
    expect(ms).toBeLessThanOrEqual(policy === 'stealing' ? 256 : 245);
  }
});

describe('LaneQueue', () => {
  it('gives the lane that is free first, the lower of two', () => {
    const delays = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), delays, (lanes, all) => {
        const queue = new LaneQueue(lanes, 0);
        const times = Array.from({ length: lanes }, () => 0);
        for (const delay of all) {
          const least = Math.min(...times);
          expect(queue.first).toBe(times.indexOf(least));
          if (delay === 5) {
            times[queue.first] = Number.POSITIVE_INFINITY;
            queue.removeFirst();
            if (times.every((time) => time === Number.POSITIVE_INFINITY)) break;
            continue;
          }
          times[queue.first] = least + delay;
          queue.delayFirst(least + delay);
        }
        expect(queue.first).toBe(
          times.every((time) => time === Infinity) ? -1 : times.indexOf(Math.min(...times)),
        );
      }),
    );
  });
});

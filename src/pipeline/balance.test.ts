// Chunks of equal cost: every position once, in order, and none that costs much more than an equal share.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSchedule } from './assign.ts';
import { balanceByCost, balancedBounds } from './balance.ts';
import { recordedRun } from '../replay/recorded-run.ts';
import { replayRun } from '../replay/replay.ts';
import { runOnce } from './run.ts';
import { makeVirtualTeam } from '../testing/virtual-time.ts';
import type { Stage } from '../contract/stage.ts';

const costLists = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 80 });

test('no chunk costs more than an equal share and one task', () => {
  fc.assert(
    fc.property(costLists, fc.integer({ min: 1, max: 9 }), (list, processors) => {
      const bounds = balancedBounds(Float64Array.from(list), processors);
      expect(bounds).toHaveLength(processors + 1);
      expect([bounds[0], bounds.at(-1)]).toEqual([0, list.length]);
      const share = list.reduce((a, b) => a + b) / processors;
      for (let lane = 0; lane < processors; lane++) {
        const [from = 0, to = 0] = [bounds[lane], bounds[lane + 1]];
        expect(to).toBeGreaterThanOrEqual(from);
        const cost = list.slice(from, to).reduce((a, b) => a + b, 0);
        expect(cost).toBeLessThanOrEqual(share + Math.max(...list));
      }
    }),
  );
});

test('the static schedule hands out what lies between its bounds, each position once', () => {
  const costs = Float64Array.of(1, 1, 1, 1, 8, 1, 1, 1, 1);
  const handle = { policy: 'static', count: 9, processors: 2 } as const;
  const schedule = makeSchedule(balanceByCost(handle, costs));
  const taken = [0, 1].map((lane) => {
    const chunk = { first: 0, end: 0 };
    const positions: number[] = [];
    while (schedule.take(lane, chunk)) positions.push(chunk.first);
    return positions;
  });
  expect(taken).toEqual([
    [0, 1, 2, 3],
    [4, 5, 6, 7, 8],
  ]);
});

test('other schedules, and costs of another number of tasks, change nothing', () => {
  const costs = Float64Array.of(1, 2);
  const dynamic = { policy: 'dynamic', count: 2, processors: 2 } as const;
  const other = { policy: 'static', count: 3, processors: 2 } as const;
  expect(balanceByCost(dynamic, costs)).toBe(dynamic);
  expect(balanceByCost(other, costs)).toBe(other);
  expect(balanceByCost(other, undefined)).toBe(other);
});

test('a run with known costs ends within a task of the best, and its replay as it did', async () => {
  const costs = Array.from({ length: 60 }, (_, i) => (i < 10 ? 20 : 1 + (i % 3)));
  const stage: Stage = { name: 'work', entry: 'work', items: 60, args: {}, arrays: {} };
  async function* program(): AsyncGenerator<Stage, void, void> {
    yield stage;
  }
  const run = async (processors: number, known?: Float64Array) => {
    const team = makeVirtualTeam(processors, ({ start }) => costs[start] ?? 0);
    const settings = { processors, policy: 'static', grain: 1, serialShare: 0 } as const;
    const costsOf = known && { costs: () => known };
    const { signal } = new AbortController();
    return runOnce(program(), team, { ...settings, ...costsOf }, signal);
  };
  const alone = recordedRun((await run(1)).spans);
  const known = alone.passes[0]?.taskMs;
  const even = await run(4);
  const balanced = await run(4, known);
  const total = costs.reduce((a, b) => a + b);
  expect(even.wallMs).toBeGreaterThan(200);
  expect(balanced.wallMs).toBeLessThanOrEqual(total / 4 + 20);
  const asRun = { policy: 'static', processors: 4 } as const;
  expect(replayRun(alone, { ...asRun, balanced: true })).toBeCloseTo(balanced.wallMs, 9);
  expect(replayRun(alone, asRun)).toBeCloseTo(even.wallMs, 9);
});

// Every interleaving of up to three lanes and six tasks: each task is handed out exactly once and every
// lane ends. That a broken policy would be seen is shown in broken-schedules.test.ts.

import { describe, expect, it } from 'vitest';
import { joinSchedule } from '../pipeline/assign.ts';
import { explore, exploreTakes } from './interleavings.ts';
import { cursorCell, rangeCell } from '../pipeline/schedule-cells.ts';
import type { MakeSchedule } from './interleavings.ts';

/** Policies whose lanes meet in shared cells; static and cyclic meet nowhere. */
const shared = ['dynamic', 'guided', 'stealing'] as const;

describe.each(shared)('Q1: %s', (policy) => {
  it.each([1, 2, 3])(
    'hands out each of 0 to 6 tasks exactly once and ends, %i lanes',
    (processors) => {
      for (let count = 0; count <= 6; count++) {
        const { states, violation } = explore({ policy, count, processors });
        expect(violation, `${count} tasks`).toBeUndefined();
        expect(states).toBeGreaterThan(1);
      }
    },
    120_000,
  );
});

describe('Q1: a lane ends only when nothing is left', () => {
  it.each(['dynamic', 'guided'] as const)('%s: every task was handed out', (policy) => {
    for (let count = 0; count <= 6; count++) {
      const handle = { policy, count, processors: 3 };
      const { violation } = explore(handle, joinSchedule, (_, taken) => !taken.includes(0));
      expect(violation, `${count} tasks`).toBeUndefined();
    }
  });

  it('stealing between two lanes: both ranges are empty, the rest is on its way to its thief', () => {
    const isEmpty = (range: number): boolean => range >>> 16 >= (range & 0xffff);
    for (let count = 0; count <= 6; count++) {
      const handle = { policy: 'stealing', count, processors: 2 } as const;
      const { violation } = explore(handle, joinSchedule, (cells) => cells.slice(1).every(isEmpty));
      expect(violation, `${count} tasks`).toBeUndefined();
    }
  });
});

describe.each(['static', 'cyclic'] as const)('Q1: %s', (policy) => {
  it.each([1, 2, 3])(
    'hands out each of 0 to 6 tasks once in every order, %i lanes',
    (processors) => {
      for (let count = 0; count <= 6; count++) {
        for (const apart of [false, true]) {
          const { states, violation } = exploreTakes({ policy, count, processors }, apart);
          expect(violation, `${count} tasks`).toBeUndefined();
          expect(states).toBeGreaterThan(count + processors);
        }
      }
    },
  );
});

it.each([2, 3])('Q1: dynamic hands out each task once where lanes want %i at once', (wanted) => {
  const greedy: MakeSchedule = (handle, cells) => ({
    handle,
    take: (lane, chunk) => joinSchedule(handle, cells).take(lane, chunk, wanted),
  });
  for (let count = 0; count <= 6; count++) {
    const { violation } = explore({ policy: 'dynamic', count, processors: 3 }, greedy);
    expect(violation, `${count} tasks`).toBeUndefined();
  }
});

it('Q1, Q3: stealing hands out each task once where ranges fill their packing, sign bit and all', () => {
  // The ends of every range are moved up, so that the last task is the last that can be numbered.
  const most = 0xffff;
  const top: MakeSchedule = (handle, cells) => {
    const up = most - handle.count;
    const both = (up << 16) + up;
    const real = joinSchedule(
      { ...handle, count: most },
      {
        ...cells,
        load: (cell) => (cells.load(cell) + both) | 0,
        store: (cell, value) => cells.store(cell, value - both),
        compareExchange: (cell, expected, replacement) =>
          (cells.compareExchange(cell, (expected - both) | 0, (replacement - both) | 0) + both) | 0,
      },
    );
    return {
      handle,
      take(lane, chunk) {
        const more = real.take(lane, chunk);
        chunk.first -= up;
        chunk.end -= up;
        return more;
      },
    };
  };
  for (let count = 0; count <= 6; count++) {
    const { violation } = explore({ policy: 'stealing', count, processors: 2 }, top);
    expect(violation, `${count} tasks`).toBeUndefined();
  }
});

it('numbers the cells apart', () => {
  expect(new Set([cursorCell, rangeCell(0), rangeCell(1), rangeCell(63)]).size).toBe(4);
});

// Every interleaving of up to three lanes and six tasks: each task is handed out exactly once and every
// lane ends. That the checker sees a broken policy is shown by breaking some.

import { describe, expect, it } from 'vitest';
import { joinSchedule } from './assign.ts';
import { explore } from './interleavings.ts';
import { cursorCell, rangeCell } from './schedule-cells.ts';
import type { MakeSchedule } from './interleavings.ts';
import type { ScheduleCells } from './schedule-cells.ts';

/** Policies whose lanes meet in shared cells; static and cyclic meet nowhere. */
const shared = ['dynamic', 'guided', 'stealing'] as const;

describe.each(shared)('%s', (policy) => {
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

/** The real policies on cells whose operations were broken. */
function broken(change: (cells: ScheduleCells) => Partial<ScheduleCells>): MakeSchedule {
  return (handle, cells) => joinSchedule(handle, { ...cells, ...change(cells) });
}

describe('a broken policy is found out', () => {
  /** Not atomic: another lane may come between the two. */
  const torn = broken((cells) => ({
    add(cell, value) {
      const old = cells.load(cell);
      cells.store(cell, old + value);
      return old;
    },
    compareExchange(cell, expected, replacement) {
      const old = cells.load(cell);
      if (old === expected) cells.store(cell, replacement);
      return old;
    },
  }));
  it.each(shared)('%s with a load and a store in place of one operation', (policy) => {
    expect(explore({ policy, count: 3, processors: 2 }, torn).violation).toMatch(/twice/);
  });

  it('guided and stealing that take a failed exchange for a good one', () => {
    const careless = broken((cells) => ({
      compareExchange(cell, expected, replacement) {
        cells.compareExchange(cell, expected, replacement);
        return expected;
      },
    }));
    for (const policy of ['guided', 'stealing'] as const) {
      expect(explore({ policy, count: 4, processors: 2 }, careless).violation).toMatch(/twice/);
    }
  });

  it('a thief that keeps nothing of what it stole', () => {
    const forgetful = broken((cells) => ({
      store: (cell) => cells.store(cell, 0),
    }));
    expect(explore({ policy: 'stealing', count: 8, processors: 2 }, forgetful).violation).toMatch(
      /never/,
    );
  });

  it('a cursor that moves by two', () => {
    const hasty = broken((cells) => ({ add: (cell, value) => cells.add(cell, 2 * value) }));
    expect(explore({ policy: 'dynamic', count: 4, processors: 2 }, hasty).violation).toMatch(
      /never/,
    );
  });

  it('two thieves that steal the last task from each other for ever', () => {
    // A thief moves what it stole to its own range and takes from there in a second step.
    const polite: MakeSchedule = (handle, cells) => ({
      handle,
      take(lane, chunk) {
        for (;;) {
          const own = cells.load(rangeCell(lane));
          const start = own >>> 16;
          const end = own & 0xffff;
          if (start < end) {
            const rest = ((start + 1) << 16) | end;
            if (cells.compareExchange(rangeCell(lane), own, rest) !== own) continue;
            chunk.first = start;
            chunk.end = start + 1;
            return true;
          }
          const other = rangeCell(1 - lane);
          const theirs = cells.load(other);
          if (theirs >>> 16 >= (theirs & 0xffff)) return false;
          if (cells.compareExchange(other, theirs, 0) === theirs) {
            cells.store(rangeCell(lane), theirs);
          }
        }
      },
    });
    expect(explore({ policy: 'stealing', count: 1, processors: 2 }, polite).violation).toMatch(
      /does not end/,
    );
  });
});

it('numbers the cells apart', () => {
  expect(new Set([cursorCell, rangeCell(0), rangeCell(1), rangeCell(63)]).size).toBe(4);
});

// What the explorer of interleavings is worth: policies that were broken on purpose, each by one mistake
// that is easily made, are all found out. Apart from the tests of the real ones, which it vouches for.

import { describe, expect, it } from 'vitest';
import { joinSchedule } from './assign.ts';
import { explore } from '../testing/interleavings.ts';
import { cursorCell, rangeCell } from './schedule-cells.ts';
import type { MakeSchedule } from '../testing/interleavings.ts';
import type { ScheduleCells } from './schedule-cells.ts';

const shared = ['dynamic', 'guided', 'stealing'] as const;

/** The real policies on cells whose operations were broken. */
function broken(change: (cells: ScheduleCells) => Partial<ScheduleCells>): MakeSchedule {
  return (handle, cells) => joinSchedule(handle, { ...cells, ...change(cells) });
}

describe('Q1: the real policies on broken cells are found out', () => {
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

type TheftFlaw =
  | 'none'
  | 'takes a failed exchange for a good one'
  | 'stores its range before the exchange'
  | 'leaves the victim one task too many'
  | 'leaves the victim one task too few'
  | 'keeps the task that it takes'
  | 'lets the owner store its range';

const pack = (start: number, end: number): number => (start << 16) | end;
const startOf = (range: number): number => range >>> 16;
const endOf = (range: number): number => range & 0xffff;

/** Stealing between two lanes, written out once more with one mistake in it. */
function stealWith(flaw: TheftFlaw): MakeSchedule {
  return (handle, cells) => {
    const takeOwn = (mine: number): number | undefined => {
      for (let range = cells.load(mine); startOf(range) < endOf(range);) {
        const start = startOf(range);
        const rest = pack(start + 1, endOf(range));
        if (flaw === 'lets the owner store its range') {
          cells.store(mine, rest);
          return start;
        }
        const found = cells.compareExchange(mine, range, rest);
        if (found === range) return start;
        range = found;
      }
      return undefined;
    };
    const steal = (mine: number, victim: number): number | undefined => {
      for (;;) {
        const seen = cells.load(victim);
        const length = endOf(seen) - startOf(seen);
        if (length <= 0) return undefined;
        const middle = endOf(seen) - Math.ceil(length / 2);
        const keeps = pack(
          flaw === 'keeps the task that it takes' ? middle : middle + 1,
          endOf(seen),
        );
        if (flaw === 'stores its range before the exchange') cells.store(mine, keeps);
        const found = cells.compareExchange(
          victim,
          seen,
          pack(startOf(seen), middle + slipOf(flaw)),
        );
        if (found !== seen && flaw !== 'takes a failed exchange for a good one') continue;
        if (flaw !== 'stores its range before the exchange') cells.store(mine, keeps);
        return middle;
      }
    };
    return {
      handle,
      take(lane, chunk) {
        const task = takeOwn(rangeCell(lane)) ?? steal(rangeCell(lane), rangeCell(1 - lane));
        chunk.first = task ?? 0;
        chunk.end = chunk.first + 1;
        return task !== undefined;
      },
    };
  };
}

function slipOf(flaw: TheftFlaw): number {
  if (flaw === 'leaves the victim one task too many') return 1;
  return flaw === 'leaves the victim one task too few' ? -1 : 0;
}

describe('Q1: stealing that', () => {
  const exploreWith = (flaw: TheftFlaw): string | undefined =>
    explore({ policy: 'stealing', count: 6, processors: 2 }, stealWith(flaw)).violation;

  it('has no mistake in it passes', () => {
    expect(exploreWith('none')).toBeUndefined();
  });

  it.each([
    ['takes a failed exchange for a good one', /twice/],
    ['stores its range before the exchange', /twice/],
    ['leaves the victim one task too many', /twice/],
    ['leaves the victim one task too few', /never/],
    ['keeps the task that it takes', /twice/],
    ['lets the owner store its range', /twice/],
  ] as const)('%s is found out', (flaw, violation) => {
    expect(exploreWith(flaw)).toMatch(violation);
  });
});

it('Q1: guided that reckons its chunk from what it saw before a failed exchange is found out', () => {
  const stale: MakeSchedule = (handle, cells) => ({
    handle,
    take(_, chunk) {
      const seen = cells.load(cursorCell);
      const length = Math.ceil((handle.count - seen) / handle.processors);
      for (let first = seen; first < handle.count;) {
        const found = cells.compareExchange(cursorCell, first, first + length);
        chunk.first = first;
        chunk.end = first + length;
        if (found === first) return true;
        first = found;
      }
      return false;
    },
  });
  const { violation } = explore({ policy: 'guided', count: 5, processors: 2 }, stale);
  expect(violation).toMatch(/does not exist/);
});

it('a violation comes with the steps that led to it', () => {
  const { violation } = explore(
    { policy: 'stealing', count: 2, processors: 2 },
    stealWith('lets the owner store its range'),
  );
  expect(violation?.split('\n').length).toBeGreaterThan(3);
  expect(violation).toMatch(/lane \d (load|store|exchange) cell \d: -?\d+ -> -?\d+/);
});

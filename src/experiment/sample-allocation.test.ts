// Samples go to every cell first, then to those that are undecided, and never beyond the budget.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeRandom } from '../kit/random.ts';
import { batchSamples, nextPass, sampleBudget, type CellTally } from './sample-allocation.ts';

const sizes = [8, 16, 32, 64];
const counts = [2, 4];
const fresh: readonly CellTally[] = sizes.flatMap((size) =>
  counts.map((processors) => ({ size, processors, rounds: 0, undecided: true })),
);
const always = (): number => 0;

describe('the first pass', () => {
  it('has six rounds of every cell, each size in one run', () => {
    const pass = nextPass(fresh, sampleBudget(fresh.length, 9), always);
    expect(pass.map(({ size }) => size).toSorted((a, b) => a - b)).toEqual(sizes);
    for (const batch of pass) expect(batch).toMatchObject({ processors: counts, rounds: 6 });
  });

  it('is whole, however few samples are asked for: fewer than six give no interval', () => {
    for (const samples of [1, 5, 6]) {
      const pass = nextPass(fresh, sampleBudget(fresh.length, samples), always);
      expect(pass.reduce((sum, batch) => sum + batchSamples(batch), 0)).toBe(6 * fresh.length);
    }
  });

  it('has an order of its own for each seed, and the same again for the same', () => {
    const orderOf = (seed: number): string =>
      nextPass(fresh, 999, makeRandom(seed))
        .map(({ size }) => size)
        .join(' ');
    const orders = Array.from({ length: 20 }, (_, seed) => orderOf(seed));
    expect(new Set(orders).size).toBeGreaterThan(6);
    expect(orders).toEqual(Array.from({ length: 20 }, (_, seed) => orderOf(seed)));
  });
});

describe('a later pass', () => {
  /** Undecided at 16 on 2, at 32 on both. */
  const later = fresh.map((cell) => ({
    ...cell,
    rounds: 6,
    undecided: cell.size === 32 || (cell.size === 16 && cell.processors === 2),
  }));

  it('measures undecided cells alone', () => {
    const pass = nextPass(later, 100, always).toSorted((a, b) => a.size - b.size);
    expect(pass).toEqual([
      { size: 16, processors: [2], rounds: 6 },
      { size: 32, processors: [2, 4], rounds: 6 },
    ]);
  });

  it('is longer by half for cells that stay undecided, and no run has more than 100 rounds', () => {
    const [batch] = nextPass(
      [{ size: 8, processors: 2, rounds: 40, undecided: true }],
      999,
      always,
    );
    expect(batch?.rounds).toBe(20);
    const [long] = nextPass(
      [{ size: 8, processors: 2, rounds: 900, undecided: true }],
      999,
      always,
    );
    expect(long?.rounds).toBe(100);
  });

  it('is empty once every cell is decided, or fewer than six samples are left', () => {
    expect(
      nextPass(
        later.map((cell) => ({ ...cell, undecided: false })),
        999,
        always,
      ),
    ).toEqual([]);
    expect(nextPass(later, 5, always)).toEqual([]);
  });

  it('gives what is left to the cells that were looked at least', () => {
    const row = [
      { size: 8, processors: 2, rounds: 12, undecided: true },
      { size: 8, processors: 4, rounds: 6, undecided: true },
    ];
    expect(nextPass(row, 7, always)).toEqual([{ size: 8, processors: [4], rounds: 6 }]);
  });
});

it('never takes more than is left, whatever the cells are', () => {
  const tallies = fc.uniqueArray(
    fc.record({
      size: fc.integer({ min: 1, max: 4 }),
      processors: fc.integer({ min: 2, max: 5 }),
      rounds: fc.nat({ max: 200 }),
      undecided: fc.boolean(),
    }),
    { selector: ({ size, processors }) => `${size} ${processors}` },
  );
  fc.assert(
    fc.property(tallies, fc.nat({ max: 300 }), fc.nat(), (cells, left, seed) => {
      const pass = nextPass(cells, left, makeRandom(seed));
      const taken = pass.reduce((sum, batch) => sum + batchSamples(batch), 0);
      expect(taken).toBeLessThanOrEqual(left);
      expect(new Set(pass.map(({ size }) => size)).size).toBe(pass.length);
      for (const { size, processors, rounds } of pass) {
        expect(rounds).toBeGreaterThanOrEqual(6);
        for (const n of processors) {
          const cell = cells.find((one) => one.size === size && one.processors === n);
          expect(cell?.undecided).toBe(true);
        }
      }
      const some = cells.some(({ undecided }) => undecided) && left >= 6;
      expect(pass.length > 0).toBe(some);
    }),
  );
});

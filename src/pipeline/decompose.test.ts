import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskEnd, taskStart } from '../contract/range.ts';
import { decompose, splitSerial } from './decompose.ts';

const itemCounts = fc.oneof(fc.constantFrom(0, 1, 2), fc.integer({ min: 0, max: 5_000 }));
const grains = fc.oneof(
  fc.constantFrom(1, 7, Number.MAX_SAFE_INTEGER),
  fc.integer({ min: 1, max: 6_000 }),
);

describe('decompose', () => {
  it('gives disjoint, ordered tasks that cover [0, items)', () => {
    fc.assert(
      fc.property(itemCounts, grains, (items, grain) => {
        const tasks = decompose(items, grain);
        let next = 0;
        for (let k = 0; k < tasks.count; k++) {
          expect(taskStart(tasks, k)).toBe(next);
          expect(taskEnd(tasks, k)).toBeGreaterThan(next);
          expect(taskEnd(tasks, k) - next).toBeLessThanOrEqual(tasks.grain);
          next = taskEnd(tasks, k);
        }
        expect(next).toBe(items);
      }),
    );
  });

  it('has no task where there are no items', () => {
    expect(decompose(0, 5).count).toBe(0);
  });
});

describe('splitSerial', () => {
  it('holds every task exactly once, whatever the share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_000 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (count, share) => {
          const split = splitSerial(count, share);
          const all = [...(split?.serial ?? []), ...(split?.parallel ?? [])].sort((a, b) => a - b);
          expect(all).toEqual(Array.from({ length: count }, (_, k) => k));
          expect(Math.abs((split?.serial.length ?? 0) - count * share)).toBeLessThan(1 + 1e-6);
        },
      ),
    );
  });

  it('spreads the serial tasks evenly: one in every tenth at a share of 0.1', () => {
    const split = splitSerial(1_000, 0.1);
    expect(split?.serial.length).toBe(100);
    for (const [i, task] of (split?.serial ?? new Uint32Array()).entries()) {
      expect(Math.floor(task / 10)).toBe(i);
    }
  });

  it('holds no lists where nothing is set aside', () => {
    expect(splitSerial(100, 0)).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeOrder } from './order.ts';

describe('makeOrder', () => {
  it('makes every visit once a round', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(2 ** 31), (rounds, seed) => {
        const order = makeOrder([0, 1, 2, 4, 8], rounds, seed);
        expect(order).toHaveLength(rounds);
        for (const visits of order)
          expect([...visits].sort((a, b) => a - b)).toEqual([0, 1, 2, 4, 8]);
      }),
    );
  });

  it('is the same for the same seed and another for another', () => {
    expect(makeOrder([1, 2, 4], 8, 1)).toEqual(makeOrder([1, 2, 4], 8, 1));
    expect(makeOrder([1, 2, 4], 8, 1)).not.toEqual(makeOrder([1, 2, 4], 8, 2));
  });

  it('puts every count first in some round: the order is random, not rotated by luck', () => {
    const first = new Set(makeOrder([0, 1, 2], 60, 3).map(([visit]) => visit));
    expect(first).toEqual(new Set([0, 1, 2]));
  });
});

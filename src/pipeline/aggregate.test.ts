import { describe, expect, it } from 'vitest';
import { combineSlots } from './aggregate.ts';

describe('combineSlots', () => {
  it.each([
    ['sum', [9, 12]],
    ['min', [1, 2]],
    ['max', [5, 6]],
  ] as const)('%s of three slots of two', (combine, expected) => {
    const target = new Uint32Array(2);
    combineSlots(target, Uint32Array.of(1, 2, 3, 4, 5, 6), 3, combine);
    expect([...target]).toEqual(expected);
  });

  it('combines in task order, so that a float sum is the same every time', () => {
    const slots = Float64Array.of(1e16, 1, -1e16, 1);
    const target = new Float64Array(1);
    combineSlots(target, slots, 4, 'sum');
    expect(target[0]).toBe(1e16 + 1 - 1e16 + 1);
  });

  it('is zero without tasks', () => {
    const target = Float64Array.of(7);
    combineSlots(target, new Float64Array(0), 0, 'sum');
    expect(target[0]).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areApart, nextLook } from './enough.ts';

describe('nextLook', () => {
  it('comes ever later', () => {
    const looks = Array.from({ length: 80 }, (_, i) => i).filter((n) => nextLook(n) === n);
    expect(looks).toEqual([6, 9, 14, 21, 32, 48, 72]);
  });
});

describe('areApart', () => {
  const values = (from: number) => [0, 1, 2, 3, 4, 5, 6, 7, 8].map((i) => from + i);

  it('tells medians apart whose intervals do not touch', () => {
    // x2 to x8 of nine.
    expect(areApart(values(0), values(7))).toBe(true);
    expect(areApart(values(7), values(0))).toBe(true);
    expect(areApart(values(0), values(6))).toBe(false);
  });

  it('says nothing of fewer than six values', () => {
    expect(areApart([1, 1, 1, 1, 1], [9, 9, 9, 9, 9])).toBe(false);
  });

  it('is never true of the same values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { maxLength: 30 }), (same) => {
        expect(areApart(same, same)).toBe(false);
      }),
    );
  });
});

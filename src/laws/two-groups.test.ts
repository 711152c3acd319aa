import { describe, expect, it } from 'vitest';
import { splitInTwo } from './two-groups.ts';

describe('splitInTwo', () => {
  it('parts values at their widest gap', () => {
    expect(splitInTwo([110, 56, 57, 112, 58, 109, 56], 0.14)).toEqual({
      low: [56, 56, 57, 58],
      high: [109, 110, 112],
    });
  });

  it.each([
    ['a gap that is narrower than asked for', [50, 50.1, 50.2, 56, 56.1, 56.2]],
    ['one value alone', [50, 51, 52, 53, 54, 110]],
    ['two of nine, which the median bears', [42, 42, 42, 42, 43, 43, 44, 52, 53]],
    ['even steps', [50, 60, 72, 86, 104, 125]],
    ['three values', [50, 51, 100]],
    ['one value', [50]],
    ['none', []],
    ['equal values', [50, 50, 50, 50]],
  ])('does not part %s', (_, values) => {
    expect(splitInTwo(values, 0.14)).toBeUndefined();
  });

  it('parts three of nine', () => {
    const { high } = splitInTwo([42, 42, 42, 43, 62, 43, 44, 63, 62], 0.14) ?? { high: [] };
    expect(high).toEqual([62, 62, 63]);
  });

  it('parts two pairs', () => {
    expect(splitInTwo([50, 100, 100, 50], 0.14)).toEqual({ low: [50, 50], high: [100, 100] });
  });
});

import { describe, expect, it } from 'vitest';
import { calibrationCounts } from './calibrate.ts';

describe('calibrationCounts', () => {
  it('go to one and a half times the cores, which are among them, and are few', () => {
    expect(calibrationCounts(1)).toEqual([1, 2]);
    expect(calibrationCounts(2)).toEqual([1, 2, 3]);
    expect(calibrationCounts(4)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(calibrationCounts(16)).toEqual([1, 3, 6, 9, 12, 15, 16, 18, 21, 24]);
  });
});

import { describe, expect, it } from 'vitest';
import { findOutliers } from './outliers.ts';

describe('findOutliers', () => {
  it('names the value far from the rest, on either side', () => {
    expect(findOutliers([10, 10.1, 9.9, 10.05, 14, 9.95, 6], 0.005)).toEqual([4, 6]);
  });

  it('starts just beyond 10 scaled median deviations', () => {
    // The median deviation of the rest is 1, so the fence is at 14.826.
    const rest = [-2, -1, -1, 0, 0, 1, 1, 2];
    expect(findOutliers([...rest, 14.8], 0)).toEqual([]);
    expect(findOutliers([...rest, 14.9], 0)).toEqual([8]);
  });

  it('does not take the next step of a coarse clock for one', () => {
    expect(findOutliers([5, 5, 5, 5, 5, 5.1], 0.1)).toEqual([]);
    expect(findOutliers([5, 5, 5, 5, 5, 9], 0.1)).toEqual([5]);
    expect(findOutliers([], 0.1)).toEqual([]);
  });
});

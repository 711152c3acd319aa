// What growing problems showed, of problems whose law is known.

import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../analysis/derive.ts';
import { makeFacts } from '../testing/synthetic-facts.ts';
import { gustafsonSpeedup } from '../laws/gustafson.ts';
import { growthPoints, type Grown } from './growth-points.ts';
import type { Sample } from '../record/run-record.ts';

/** n times the work in the time that Gustafson's law gives it with a serial share of 0.2, with 1 % of noise. */
function grownOn(n: number, change: (sample: Sample) => Partial<Sample> = () => ({})): Grown {
  const records = [0, 1].map((half) =>
    deriveRecord(
      makeFacts({
        plan: { processors: [1, ...(n > 1 ? [n] : [])], samples: 3, work: 1_000 * n },
        wallMs: (processors, round) =>
          (processors === n ? (100 * n) / gustafsonSpeedup(0.2, n) : 100 * n) *
          (1 + 0.01 * Math.sin(7 * round + 3 * half + n)),
        sample: change,
      }),
    ),
  );
  return { processors: n, size: n, records };
}

describe('growing problems', () => {
  it('give the serial share of the time on the parallel system, with intervals that hold the truth', () => {
    const { points, serialShare, serialInterval } = growthPoints(
      [1, 2, 4].map((n) => grownOn(n)),
      1,
    );
    expect(serialShare).toBeCloseTo(0.2, 1);
    const [low = NaN, high = NaN] = serialInterval ?? [];
    expect(low).toBeLessThan(0.2);
    expect(high).toBeGreaterThan(0.2);
    for (const { processors, scaledSpeedup, interval } of points) {
      const truth = gustafsonSpeedup(0.2, processors);
      expect(Math.abs(scaledSpeedup / truth - 1)).toBeLessThan(0.03);
      expect(interval?.[0]).toBeLessThan(truth);
      expect(interval?.[1]).toBeGreaterThan(truth);
    }
  });

  it('whose processors wait for the busiest are not explained by serial work', () => {
    const uneven = ({ processors, wallMs, activities }: Sample): Partial<Sample> =>
      processors === 1 ? {} : { activities: { ...activities, largestComputeMs: wallMs } };
    const { serialShare, points } = growthPoints([grownOn(1), grownOn(4, uneven)], 1);
    expect(points[0]?.loadBalance).toBeLessThan(0.95);
    expect(serialShare).toBeNull();
  });

  it('that cannot grow give no share', () => {
    expect(growthPoints([grownOn(1)], 1)).toMatchObject({ points: [], serialShare: null });
  });
});

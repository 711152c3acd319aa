// What the chart shows follows from the record: points, curves and limits in every view and base.

import { describe, expect, test } from 'vitest';
import { samplePlan, sampleRecord } from '../../testing/sample-record.ts';
import { chartViews, recordToSeries } from './chart-series.ts';
import { niceTop, processorTicks, valueTicks } from './chart-scale.ts';

// The sample's times are 20 + 380 / n ms, its baseline 390 ms.
const record = sampleRecord();

describe('recordToSeries', () => {
  test.each(chartViews)(
    'the fitted curve of %s goes through points that follow the law',
    (view) => {
      for (const base of ['one', 'serial'] as const) {
        const { points, fit } = recordToSeries(record, view, base);
        // A serial fraction there is from two processors on.
        expect(points).toHaveLength(view === 'serial-fraction' ? 3 : 4);
        for (const { n, value } of points) {
          expect(fit?.(n)).toBeCloseTo(value, 8);
        }
      }
    },
  );

  test('speedup over one processor and over the best serial run', () => {
    expect(recordToSeries(record, 'speedup', 'one').points[3]?.value).toBeCloseTo(400 / 115, 12);
    expect(recordToSeries(record, 'speedup', 'serial').points[3]?.value).toBeCloseTo(390 / 115, 12);
  });

  test('limits: speedup, throughput and time have one, efficiency has none', () => {
    expect(recordToSeries(record, 'speedup', 'one').limit).toBeCloseTo(20, 12);
    expect(recordToSeries(record, 'speedup', 'serial').limit).toBeCloseTo(390 / 20, 12);
    expect(recordToSeries(record, 'time', 'one').limit).toBeCloseTo(20, 12);
    const perSecond = (1000 * samplePlan.work) / 20;
    expect(recordToSeries(record, 'throughput', 'one').limit).toBeCloseTo(perSecond, 3);
    expect(recordToSeries(record, 'efficiency', 'one').limit).toBeUndefined();
  });

  test('a limit that is not stated is not drawn', () => {
    const finding = record.finding.filter(({ key }) => key !== 'finding.limit');
    expect(recordToSeries({ ...record, finding }, 'speedup', 'one').limit).toBeUndefined();
  });

  test('over one processor the curve is the law: 1 at n = 1, whatever noise the times have', () => {
    const points = record.points.map((point) => ({ ...point, medianMs: point.medianMs * 1.1 }));
    const { fit, limit } = recordToSeries({ ...record, points }, 'speedup', 'one');
    expect(fit?.(1)).toBe(1);
    expect(limit).toBe(record.fits.amdahl?.limit);
  });

  test('intervals run from low to high, also where the view turns them round', () => {
    for (const view of chartViews) {
      for (const { interval, value } of recordToSeries(record, view, 'serial').points) {
        if (interval === null) continue;
        expect(interval[0]).toBeLessThan(value);
        expect(interval[1]).toBeGreaterThan(value);
      }
    }
  });

  test('a wrong result is never charted', () => {
    for (const view of chartViews) {
      const counts = recordToSeries(sampleRecord([2, 4]), view, 'one').points.map(({ n }) => n);
      expect(counts).toEqual(view === 'serial-fraction' ? [3] : [1, 3]);
    }
  });

  test('without a fit there is no curve and no limit', () => {
    const plain = recordToSeries({ ...record, fits: { amdahl: null } }, 'speedup', 'one');
    expect(plain.fit).toBeUndefined();
    expect(plain.limit).toBeUndefined();
    expect(plain.ideal?.(3)).toBe(3);
  });
});

test('axes end on a round number at or above the highest value', () => {
  expect(niceTop(3.9)).toBe(4);
  expect(niceTop(4)).toBe(4);
  expect(niceTop(61)).toBe(80);
  expect(niceTop(0)).toBe(1);
  expect(niceTop(Number.NaN)).toBe(1);
});

test('an axis of values has few ticks, whole ones for whole values', () => {
  expect(valueTicks(niceTop(3))).toEqual([0, 1, 2, 3]);
  expect(valueTicks(niceTop(8))).toEqual([0, 2, 4, 6, 8]);
  expect(valueTicks(niceTop(61))).toEqual([0, 20, 40, 60, 80]);
  expect(valueTicks(niceTop(0.93))).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  for (let value = 0.001; value < 1e6; value *= 1.37) {
    const ticks = valueTicks(niceTop(value));
    expect(ticks.length).toBeGreaterThan(2);
    expect(ticks.length).toBeLessThan(7);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(value * 0.999);
  }
});

test('ticks keep both ends and stay apart', () => {
  expect(processorTicks([1, 2, 3, 4], 4)).toEqual([1, 2, 3, 4]);
  expect(processorTicks([1, 2, 4, 8, 16, 32, 64], 64)).toEqual([1, 8, 16, 32, 64]);
  expect(processorTicks([1], 2)).toEqual([1]);
});

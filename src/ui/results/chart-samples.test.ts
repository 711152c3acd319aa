import { describe, expect, it } from 'vitest';
import { sampleRecord } from '../../testing/sample-record.ts';
import { recordToSamples } from './chart-samples.ts';
import { recordToSeries } from './chart-series.ts';

describe('recordToSamples', () => {
  it('gives every sample of every verified point, around its point', () => {
    const record = sampleRecord();
    for (const view of ['time', 'throughput', 'speedup', 'efficiency'] as const) {
      const samples = recordToSamples(record, view, 'one');
      expect(samples).toHaveLength(
        record.points.reduce((sum, { samplesMs }) => sum + samplesMs.length, 0),
      );
      for (const point of recordToSeries(record, view, 'one').points) {
        const values = samples.filter(({ n }) => n === point.n).map(({ value }) => value);
        expect(Math.min(...values)).toBeLessThanOrEqual(point.value * (1 + 1e-9));
        expect(Math.max(...values)).toBeGreaterThanOrEqual(point.value * (1 - 1e-9));
      }
    }
  });
});

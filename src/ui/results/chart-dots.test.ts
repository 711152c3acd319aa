import { describe, expect, it } from 'vitest';
import { deriveRecord } from '../../analysis/derive.ts';
import { makeFacts } from '../../testing/synthetic-facts.ts';
import { toDots } from './chart-dots.tsx';
import { recordToSeries, type ChartView } from './chart-series.ts';

/** T(n) = 20 + 80 / n ms, a little later in every round: the median of seven is that of the fourth. */
const record = deriveRecord(
  makeFacts({
    wallMs: (n, round) => (20 + 80 / n) * (1 + round / 1000),
    plan: { processors: [1, 2, 4], samples: 7 },
  }),
);

function linesAt(n: number, view: ChartView): readonly string[] {
  const dots = toDots(recordToSeries(record, view, 'one'), view, record, false);
  return dots.find((dot) => dot.n === n)?.lines ?? [];
}

describe('what a point says of itself', () => {
  it('is its interval, the time and the samples that it rests on', () => {
    const lines = linesAt(4, 'efficiency');
    expect(lines.at(-2)).toMatch(/^median time 40(\.\d+)? ms$/);
    expect(lines.at(-1)).toBe('7 samples');
  });

  it('has the exact coverage of the median for times: 1 - 2 / 2^7 of seven', () => {
    expect(linesAt(2, 'time')).toEqual([
      expect.stringMatching(/ms to .* ms \(98\.4 %\)$/),
      '7 samples',
    ]);
    expect(linesAt(2, 'throughput')[0]).toMatch(/\(98\.4 %\)$/);
  });

  it('has no interval of one processor over itself', () => {
    expect(linesAt(1, 'speedup')).toEqual([expect.stringContaining('median time'), '7 samples']);
  });
});

// A chart without points says why; one with points says nothing.

import { expect, test } from 'vitest';
import { sampleRecord } from '../../testing/sample-record.ts';
import type { RunRecord } from '../../record/run-record.ts';
import { emptyChart } from './empty-chart.ts';

const record = sampleRecord();

/** The record with a wrong result on some counts. */
function withWrong(isWrong: (processors: number) => boolean): RunRecord {
  const points = record.points.map((point) =>
    isWrong(point.processors)
      ? {
          ...point,
          verdict: { ...point.verdict, ok: false },
          speedup: { ...point.speedup, relative: null, absolute: null },
        }
      : point,
  );
  return { ...record, points };
}

test('with points it says nothing', () => {
  expect(emptyChart(record, 'speedup', 'one')).toBeUndefined();
  expect(
    emptyChart(
      withWrong((n) => n === 4),
      'time',
      'one',
    ),
  ).toBeUndefined();
});

test('every result is wrong', () => {
  const wrong = withWrong(() => true);
  for (const view of ['speedup', 'time', 'efficiency'] as const)
    expect(emptyChart(wrong, view, 'one')).toBe('all-wrong');
});

test('the base is wrong, so there is no speedup, but there are times', () => {
  const wrong = withWrong((n) => n === 1);
  const points = wrong.points.map((point) => ({
    ...point,
    speedup: { ...point.speedup, relative: null },
  }));
  const noBase = { ...wrong, points };
  expect(emptyChart(noBase, 'speedup', 'one')).toBe('no-base-one');
  expect(emptyChart(noBase, 'time', 'one')).toBeUndefined();
  expect(emptyChart(noBase, 'speedup', 'serial')).toBeUndefined();
});

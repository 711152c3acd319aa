// Spans as rows, merged so that a hundred thousand of them cost no more than the pixels they cover.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sampleSpans } from '../../store/testing/sample-record.ts';
import { segmentAt, segmentsToBoxes, spansToRows, type Segment } from './lane-segments.ts';

function back(lengths: readonly number[]): Segment[] {
  let at = 0;
  return lengths.map((length, task) => {
    const startMs = at;
    at += length;
    return { phase: 'compute', serial: false, task, merged: 1, startMs, endMs: at };
  });
}

test('a row per processor, the driver last, every task once', () => {
  const rows = spansToRows(sampleSpans(3, 40));
  expect(rows.map(({ lane }) => lane)).toEqual([0, 1, 2, undefined]);
  const tasks = rows.flatMap(({ segments }) => segments.filter(({ task }) => task >= 0));
  expect(tasks.map(({ task }) => task).toSorted((a, b) => a - b)).toEqual([...Array(40).keys()]);
});

test('boxes cover the same stretch, in order, at most about one a pixel', () => {
  const lengths = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(lengths, fc.double({ min: 0.01, max: 20, noNaN: true }), (all, pixelsPerMs) => {
      const segments = back(all);
      const boxes = segmentsToBoxes(segments, pixelsPerMs);
      const end = (segments.at(-1)?.endMs ?? 0) * pixelsPerMs;
      expect(boxes[0]?.from).toBe(0);
      expect(boxes.at(-1)?.to).toBeCloseTo(end, 9);
      for (const [index, box] of boxes.entries()) {
        if (index > 0) expect(box.from).toBeGreaterThanOrEqual(boxes[index - 1]?.to ?? 0);
      }
      expect(boxes.length).toBeLessThanOrEqual(2 * end + 2);
    }),
  );
});

test('of several phases in a pixel the longest wins', () => {
  const boxes = segmentsToBoxes(
    [
      { phase: 'wait', serial: false, task: -1, merged: 1, startMs: 0, endMs: 0.1 },
      { phase: 'compute', serial: false, task: 0, merged: 1, startMs: 0.1, endMs: 0.8 },
      { phase: 'wait', serial: false, task: -1, merged: 1, startMs: 0.8, endMs: 0.9 },
    ],
    1,
  );
  expect(boxes).toEqual([{ phase: 'compute', from: 0, to: 0.9 }]);
});

test('the segment at a time is the last that began', () => {
  const segments = back([1, 1, 1]);
  expect([0, 0.5, 1, 2.9, 99].map((ms) => segmentAt(segments, ms))).toEqual([0, 0, 1, 2, 2]);
});

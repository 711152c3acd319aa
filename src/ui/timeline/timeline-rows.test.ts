import { expect, test } from 'vitest';
import { listsToSpans } from '../../contract/span.ts';
import { sampleRecord, sampleSpans } from '../../testing/sample-record.ts';
import {
  criticalRow,
  longestTask,
  segmentAt,
  segmentOf,
  spansToRows,
  withRunBefore,
} from './timeline-rows.ts';
import { rowName } from './timeline-words.ts';

/** Compute spans, one task each: lane, start and end. */
function tasks(rows: readonly (readonly [lane: number, startMs: number, endMs: number])[]) {
  const column = (value: number): number[] => rows.map(() => value);
  const table = listsToSpans({
    lane: rows.map(([lane]) => lane),
    phase: column(3),
    stage: column(0),
    serial: column(0),
    task: rows.map((_, task) => task),
    merged: column(1),
    startMs: rows.map(([, startMs]) => startMs),
    endMs: rows.map(([, , endMs]) => endMs),
  });
  return spansToRows(table);
}

test('a row per processor, the driver last, every task once', () => {
  const rows = spansToRows(sampleSpans(3, 40));
  expect(rows.map(({ lane }) => lane)).toEqual([0, 1, 2, undefined]);
  const found = rows.flatMap(({ task }) => [...task].filter((id) => id >= 0));
  expect(found.toSorted((a, b) => a - b)).toEqual([...Array(40).keys()]);
});

test('the spans of a row follow one another, also where those of others lie between', () => {
  const rows = tasks([
    [0, 0, 2],
    [1, 0, 3],
    [0, 2, 5],
    [0, 5, 6],
    [1, 3, 4],
  ]);
  expect(rows.map(({ startMs }) => [...startMs])).toEqual([
    [0, 2, 5],
    [0, 3],
  ]);
  expect(rows.map(({ task }) => [...task])).toEqual([
    [0, 2, 3],
    [1, 4],
  ]);
});

test('the segment at a time is the last that began', () => {
  const [row] = tasks([
    [0, 0, 1],
    [0, 1, 2],
    [0, 2, 3],
  ]);
  if (!row) throw new Error('There is no row.');
  expect([0, 0.5, 1, 2.9, 99].map((ms) => segmentAt(row, ms))).toEqual([0, 0, 1, 2, 2]);
});

test('the longest task and the row that ends last are found', () => {
  const rows = tasks([
    [0, 0, 4],
    [0, 4, 5],
    [1, 0, 3],
    [1, 3, 6],
  ]);
  const longest = longestTask(rows);
  expect(longest).toEqual({ row: 0, segment: 0 });
  expect(longest && segmentOf(rows[longest.row] as (typeof rows)[0], 0)).toMatchObject({ task: 0 });
  expect(criticalRow(rows)).toBe(1);
  expect(criticalRow(rows.slice(0, 1))).toBeUndefined();
});

test('the run before stands beneath, named as such, and is neither longest nor critical', () => {
  const own = tasks([
    [0, 0, 2],
    [1, 0, 3],
  ]);
  const before = sampleRecord().plan;
  const rows = withRunBefore(own, sampleSpans(2, 20), before);
  expect(rows.map((row) => rowName(row, before))).toEqual([
    'worker 1',
    'worker 2',
    'worker 1, before',
    'worker 2, before',
    'driver, before',
  ]);
  expect(longestTask(rows)).toEqual({ row: 1, segment: 0 });
  expect(criticalRow(rows)).toBe(1);
});

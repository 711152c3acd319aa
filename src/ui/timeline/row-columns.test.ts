// Any number of spans becomes at most a rectangle per pixel, and nothing that is there is lost.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowToPicture } from './row-columns.ts';
import type { LaneRow } from './timeline-rows.ts';

const [transfer, compute, wait] = [2, 3, 4];

/** Segments one after the other: phase and length. */
function back(parts: readonly (readonly [phase: number, ms: number])[]): LaneRow {
  let at = 0;
  const starts = parts.map(([, ms]) => {
    const start = at;
    at += ms;
    return start;
  });
  return {
    lane: 0,
    phase: Uint8Array.from(parts, ([phase]) => phase),
    serial: new Uint8Array(parts.length),
    task: Int32Array.from(parts, (_, task) => task),
    merged: new Uint32Array(parts.length).fill(1),
    startMs: Float64Array.from(starts),
    endMs: Float64Array.from(starts, (start, i) => start + (parts[i]?.[1] ?? 0)),
  };
}

test('runs lie in order within the width, at most one a pixel', () => {
  const part = fc.tuple(fc.constantFrom(2, 3, 4), fc.double({ min: 0.001, max: 5, noNaN: true }));
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      (parts, width, from, length) => {
        const row = back(parts);
        const totalMs = row.endMs.at(-1) ?? 1;
        const view = { fromMs: from * totalMs, toMs: (from + length) * totalMs };
        let end = 0;
        for (const run of rowToPicture(row, view, width).runs) {
          expect(run.from).toBeGreaterThanOrEqual(end);
          expect(run.to).toBeGreaterThan(run.from);
          expect(run.busy).toBeGreaterThanOrEqual(1);
          end = run.to;
        }
        expect(end).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('of several phases in a pixel the longest wins, and waiting lowers it', () => {
  const row = back([
    [transfer, 0.2],
    [compute, 0.3],
    [wait, 0.5],
  ]);
  expect(rowToPicture(row, { fromMs: 0, toMs: 1 }, 1).runs).toEqual([
    { from: 0, to: 1, phase: compute, busy: 2 },
  ]);
});

test('a task far under a pixel in a long wait is still seen', () => {
  const row = back([
    [wait, 50],
    [compute, 0.001],
    [wait, 50],
  ]);
  const { runs } = rowToPicture(row, { fromMs: 0, toMs: 100.001 }, 100);
  expect(runs).toEqual([{ from: 49, to: 51, phase: compute, busy: 1 }]);
});

test('waiting alone draws nothing', () => {
  expect(rowToPicture(back([[wait, 10]]), { fromMs: 0, toMs: 10 }, 100).runs).toEqual([]);
});

test('seams stand where tasks of more than four pixels end', () => {
  const row = back([
    [compute, 10],
    [compute, 1],
    [compute, 9],
  ]);
  expect(rowToPicture(row, { fromMs: 0, toMs: 20 }, 40).seams).toEqual([20]);
  expect(rowToPicture(row, { fromMs: 0, toMs: 20 }, 20).seams).toEqual([10]);
});

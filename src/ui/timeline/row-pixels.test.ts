// What is drawn of a row: full columns from top to bottom, waiting ones lower, ends told apart by seams.

import { expect, test } from 'vitest';
import { paintRow } from './row-pixels.ts';
import { phases } from './timeline-rows.ts';
import type { Run } from './row-columns.ts';

const [compute, transfer] = [phases.indexOf('compute'), phases.indexOf('transfer')];
const colours = { idle: 9, hatch: 7, seam: 8, phases: phases.map((_, phase) => phase) };
const columns = 4;

/** The painted row, a string of pixels a line. */
function painted(runs: readonly Run[], seams: readonly number[] = [], lines = 20): string[] {
  const pixels = new Uint32Array(columns * lines);
  paintRow(pixels, new Uint32Array(columns), { runs, seams }, colours);
  return Array.from({ length: lines }, (_, at) =>
    pixels.subarray(at * columns, (at + 1) * columns).join(''),
  );
}

test('a busy column fills the row, and nothing is idle', () => {
  const lines = painted([{ from: 1, to: 3, phase: compute, busy: 4 }]);
  expect(lines).toEqual(Array(20).fill('9339'));
});

test('a column that waits half the time, or only moves data, is half as high and in the middle', () => {
  const half = ['9999', '9399'].flatMap((line, i) => Array<string>(i === 0 ? 5 : 10).fill(line));
  const expected = [...half, ...Array<string>(5).fill('9999')];
  expect(painted([{ from: 1, to: 2, phase: compute, busy: 2 }])).toEqual(expected);
  expect(painted([{ from: 1, to: 2, phase: transfer, busy: 4 }])).toEqual(
    expected.map((line) => line.replace('3', String(transfer))),
  );
});

test('what is there is seen, however little', () => {
  const lines = painted([{ from: 0, to: 1, phase: transfer, busy: 1 }]);
  expect(lines.filter((line) => line.startsWith(String(transfer)))).toHaveLength(2);
});

test('seams go from top to bottom, over whatever runs there', () => {
  const run = { from: 0, to: 4, phase: compute, busy: 1 };
  for (const line of painted([run], [2.2])) expect(line[1]).toBe('8');
});

test.each([20, 25, 30, 40, 41])('%i lines are the same from above and from below', (lines) => {
  const runs = [1, 2, 3, 4].map((busy) => ({ from: busy - 1, to: busy, phase: compute, busy }));
  const made = painted(runs, [], lines);
  expect(made).toEqual(made.toReversed());
  expect(made[Math.floor(lines / 2)]).toBe('3333');
  expect(made[0]).toBe('9993');
});

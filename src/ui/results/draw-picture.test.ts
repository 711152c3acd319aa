import { expect, test } from 'vitest';
import { listsToSpans } from '../../contract/span.ts';
import { spansToTint } from './draw-picture.ts';

/** Compute spans of one lane each: its first task, and how many it covers. */
function computed(rows: readonly (readonly [lane: number, task: number, merged: number])[]) {
  const column = (value: number): number[] => rows.map(() => value);
  return listsToSpans({
    lane: rows.map(([lane]) => lane),
    phase: column(3),
    stage: column(0),
    serial: column(0),
    task: rows.map(([, task]) => task),
    merged: rows.map(([, , merged]) => merged),
    startMs: column(0),
    endMs: column(1),
  });
}

test('every task has the processor that computed it, also where spans were merged', () => {
  const table = computed([
    [0, 0, 2],
    [1, 2, 1],
  ]);
  expect(spansToTint(table, 4)).toEqual({ tasks: 4, lanes: Int16Array.of(0, 0, 1, -1) });
});

test('a million tasks become few cells, in their order', () => {
  const half = 500_000;
  const table = computed([
    [0, 0, half],
    [1, half, half],
  ]);
  const { tasks, lanes } = spansToTint(table, 2 * half);
  expect(tasks).toBe(lanes.length);
  expect(tasks).toBeLessThan(10_000);
  expect(lanes).toEqual(Int16Array.from({ length: tasks }, (_, i) => (i < tasks / 2 ? 0 : 1)));
});

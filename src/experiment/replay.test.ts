import { expect, it } from 'vitest';
import { listsToSpans } from '../contract/span.ts';
import { ReplayShelf } from './replay.ts';

const column = (value: number): number[] => [value];

/** Tasks of `ms` together on one processor. */
function recordOf(id: string, ms: number, tasks = 1) {
  const spans = listsToSpans({
    lane: column(0),
    phase: column(3),
    stage: column(0),
    serial: column(0),
    task: column(0),
    merged: column(tasks),
    startMs: column(0),
    endMs: column(ms),
  });
  return { id, spans: [{ processors: 1, round: 0, spans }] };
}

it('plays the runs of the last sixteen records, and no others', () => {
  const shelf = new ReplayShelf();
  for (let i = 1; i <= 17; i++) shelf.keep(recordOf(`record ${i}`, i), []);
  const settings = [{ policy: 'dynamic', processors: 4 }] as const;
  expect(shelf.replay('record 17', 1, settings)).toEqual([17]);
  expect(shelf.replay('record 2', 1, settings)).toEqual([2]);
  expect(shelf.replay('record 1', 1, settings)).toBeUndefined();
  expect(shelf.replay('record 17', 2, settings)).toBeUndefined();
});

it('keeps fewer where they have many tasks, and the last one whatever it has', () => {
  const shelf = new ReplayShelf();
  for (let i = 1; i <= 4; i++) shelf.keep(recordOf(`record ${i}`, i, 2_000_000), []);
  const settings = [{ policy: 'static', processors: 1 }] as const;
  expect(shelf.replay('record 2', 1, settings)).toBeUndefined();
  expect(shelf.replay('record 3', 1, settings)).toBeDefined();
  shelf.keep(recordOf('large', 5, 5_000_000), []);
  expect(shelf.replay('record 4', 1, settings)).toBeUndefined();
  expect(shelf.replay('large', 1, settings)).toBeDefined();
});

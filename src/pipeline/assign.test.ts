import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../contract/schedule.ts';
import { makeAtomicCursor, makeLocalCursor, makeSchedule } from './assign.ts';
import type { Schedule } from '../contract/schedule.ts';

/** Drains `schedules` (one view per lane) in the interleaving that `choices` dictates; returns who got what. */
function drain(
  schedules: readonly Schedule[],
  count: number,
  choices: readonly number[],
): number[][] {
  const taken: number[][] = schedules.map(() => []);
  const active = schedules.map((_, lane) => lane);
  for (let step = 0; active.length > 0; step++) {
    const pick = (choices[step % choices.length] ?? 0) % active.length;
    const lane = active[pick] ?? 0;
    const position = schedules[lane]?.take(lane) ?? -1;
    if (position < 0) active.splice(pick, 1);
    else taken[lane]?.push(position);
    expect(step).toBeLessThan(count + schedules.length + 1);
  }
  return taken;
}

describe.each(policies)('%s', (policy) => {
  it('hands out each position exactly once, whatever the interleaving', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 1, max: 70 }),
        fc.array(fc.nat(100), { minLength: 1, maxLength: 50 }),
        fc.boolean(),
        (count, processors, choices, sharedMemory) => {
          const cells = new Int32Array(new SharedArrayBuffer(4));
          const cursor = sharedMemory ? makeAtomicCursor(cells, 0) : makeLocalCursor();
          const handle = { policy, count, processors };
          // On shared memory every lane makes the schedule for itself from the same handle.
          const one = makeSchedule(handle, cursor);
          const views = Array.from({ length: processors }, () =>
            sharedMemory ? makeSchedule(handle, makeAtomicCursor(cells, 0)) : one,
          );
          const all = drain(views, count, choices)
            .flat()
            .sort((a, b) => a - b);
          expect(all).toEqual(Array.from({ length: count }, (_, k) => k));
        },
      ),
    );
  });
});

describe('what each policy means', () => {
  const turns = [0, 1, 2];
  const lanes = (policy: 'static' | 'cyclic' | 'dynamic'): number[][] => {
    const schedule = makeSchedule({ policy, count: 7, processors: 3 });
    return drain([schedule, schedule, schedule], 7, turns);
  };
  it('static gives contiguous runs whose lengths differ by at most one', () => {
    expect(lanes('static')).toEqual([
      [0, 1],
      [2, 3],
      [4, 5, 6],
    ]);
  });
  it('cyclic deals round', () => {
    expect(lanes('cyclic')).toEqual([
      [0, 3, 6],
      [1, 4],
      [2, 5],
    ]);
  });
  it('dynamic gives the next task to whoever asks', () => {
    const schedule = makeSchedule({ policy: 'dynamic', count: 4, processors: 2 });
    expect([
      schedule.take(1),
      schedule.take(1),
      schedule.take(0),
      schedule.take(1),
      schedule.take(0),
    ]).toEqual([0, 1, 2, 3, -1]);
  });
});

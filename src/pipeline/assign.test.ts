import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../contract/schedule.ts';
import { joinSchedule, makeSchedule, resetCells } from './assign.ts';
import { guidedChunks } from './guided.ts';
import { cellStride, makeAtomicCells, scheduleCellCount } from './schedule-cells.ts';
import type { Policy, Schedule } from '../contract/schedule.ts';

/** Drains `schedules` (one view per lane) in the interleaving that `choices` dictates; returns who got what. */
function drain(
  schedules: readonly Schedule[],
  count: number,
  choices: readonly number[],
): number[][] {
  const taken: number[][] = schedules.map(() => []);
  const active = schedules.map((_, lane) => lane);
  const chunk = { first: 0, end: 0 };
  for (let step = 0; active.length > 0; step++) {
    const pick = (choices[step % choices.length] ?? 0) % active.length;
    const lane = active[pick] ?? 0;
    if (schedules[lane]?.take(lane, chunk)) {
      for (let position = chunk.first; position < chunk.end; position++) {
        taken[lane]?.push(position);
      }
    } else active.splice(pick, 1);
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
          const handle = { policy, count, processors };
          const one = makeSchedule(handle);
          const bytes = scheduleCellCount(processors) * cellStride * 4;
          const memory = new Int32Array(new SharedArrayBuffer(bytes));
          resetCells(handle, makeAtomicCells(memory, 0));
          // On shared memory every lane makes the schedule for itself from the same handle.
          const views = Array.from({ length: processors }, () =>
            sharedMemory ? joinSchedule(handle, makeAtomicCells(memory, 0)) : one,
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
  const lanes = (policy: Policy, count = 7): number[][] => {
    const schedule = makeSchedule({ policy, count, processors: 3 });
    return drain([schedule, schedule, schedule], count, turns);
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
  it('dynamic gives the next tasks to whoever asks, as many as wanted', () => {
    const schedule = makeSchedule({ policy: 'dynamic', count: 6, processors: 2 });
    const chunk = { first: 0, end: 0 };
    const take = (lane: number, wanted?: number): unknown =>
      schedule.take(lane, chunk, wanted) && [chunk.first, chunk.end];
    expect(take(1)).toEqual([0, 1]);
    expect(take(0, 3)).toEqual([1, 4]);
    expect(take(1, 3)).toEqual([4, 6]);
    expect(take(0)).toBe(false);
  });
  it('guided gives what remains over the number of processors, never less than a task', () => {
    expect(guidedChunks(20, 3)).toEqual([7, 5, 3, 2, 1, 1, 1]);
    expect(guidedChunks(0, 3)).toEqual([]);
    expect(lanes('guided', 20).map((taken) => taken.length)).toEqual([10, 6, 4]);
  });
  it('stealing works off its own range from the front and steals half of the longest from the back', () => {
    const schedule = makeSchedule({ policy: 'stealing', count: 12, processors: 2 });
    const chunk = { first: 0, end: 0 };
    const take = (lane: number): number => (schedule.take(lane, chunk) ? chunk.first : -1);
    expect([take(1), take(1), take(1), take(1), take(1), take(1)]).toEqual([6, 7, 8, 9, 10, 11]);
    expect(take(0)).toBe(0);
    // Five are left to the other: three of them move.
    expect([take(1), take(0), take(1), take(0)]).toEqual([3, 1, 4, 2]);
    expect([take(1), take(0), take(1)]).toEqual([5, -1, -1]);
  });
  it('stealing hands out blocks where there are more positions than a packed range can number', () => {
    const count = 1_000_001;
    const taken = lanes('stealing', count).flat();
    expect(taken.length).toBe(count);
    expect(new Set(taken).size).toBe(count);
  });
});

import { expect, test } from 'vitest';
import { severalTasks } from './several.ts';

/** What a lane takes in turn where a task lasts `taskMs` on a clock that steps by 5 us. */
function takes(taskMs: number, rounds: number): readonly number[] {
  const taken: number[] = [1];
  let nowMs = 0;
  for (let round = 1; round < rounds; round++) {
    const last = taken.at(-1) ?? 1;
    const startMs = Math.floor(nowMs / 0.005) * 0.005;
    nowMs += last * taskMs;
    taken.push(severalTasks(last, Math.floor(nowMs / 0.005) * 0.005 - startMs));
  }
  return taken;
}

test('tasks that last are taken one by one', () => {
  expect(new Set(takes(0.05, 20))).toEqual(new Set([1]));
  expect(new Set(takes(0.021, 20))).toEqual(new Set([1]));
});

test('empty tasks are taken in sixteens', () => {
  expect(takes(0.0001, 6)).toEqual([1, 2, 4, 8, 16, 16]);
});

test('what is taken together lasts no longer than a few hundredths of a millisecond', () => {
  for (const taskMs of [0.0005, 0.001, 0.002, 0.005, 0.01]) {
    for (const taken of takes(taskMs, 50)) expect(taken * taskMs).toBeLessThanOrEqual(0.03);
  }
});

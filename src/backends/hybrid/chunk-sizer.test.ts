// A GPU beside workers in virtual time: what the sizer learns makes both end together.

import { describe, expect, test } from 'vitest';
import { ChunkSizer } from './chunk-sizer.ts';
import { Pace } from './pace.ts';

interface Machine {
  readonly workers: number;
  /** ms of one task on one worker. */
  readonly workerMs: number;
  /** A chunk of k tasks takes the GPU fixedMs + k * taskMs. */
  readonly fixedMs: number;
  readonly taskMs: number;
}

/** One pass of `count` tasks; the time of its end, and the tasks that the GPU did. */
function runPass(
  { workers, workerMs, fixedMs, taskMs }: Machine,
  count: number,
  sizer: ChunkSizer,
  pace: Pace,
): { readonly ms: number; readonly gpuTasks: number; readonly chunks: number } {
  const rate = workers / workerMs;
  let nowMs = 0;
  let left = count;
  let [gpuTasks, chunks] = [0, 0];
  for (let first = true; left >= 1; first = false) {
    const remaining = Math.floor(left);
    const situation = { remaining, workers, workersRate: pace.beside(workers), first };
    const wanted = Math.min(remaining, sizer.next(situation));
    if (wanted < 1) break;
    const ms = fixedMs + wanted * taskMs;
    left -= wanted;
    const byWorkers = Math.min(left, rate * ms);
    left -= byWorkers;
    sizer.measured(wanted, ms);
    if (left > 0) pace.noteBeside(workers, byWorkers, ms);
    // Workers that ran out of tasks wait for the GPU at the barrier.
    nowMs += ms;
    gpuTasks += wanted;
    chunks++;
  }
  const ms = nowMs + (workers > 0 ? left / rate : 0);
  return { ms, gpuTasks, chunks };
}

/** The least time in which both parts can do `count` tasks: (count + fixedMs / taskMs) / (sum of rates). */
function leastMs({ workers, workerMs, fixedMs, taskMs }: Machine, count: number): number {
  return (count + fixedMs / taskMs) / (workers / workerMs + 1 / taskMs);
}

const machines: readonly Machine[] = [
  { workers: 2, workerMs: 1, fixedMs: 2, taskMs: 0.5 },
  { workers: 4, workerMs: 1, fixedMs: 0.5, taskMs: 0.05 },
  { workers: 1, workerMs: 0.2, fixedMs: 5, taskMs: 0.2 },
  { workers: 8, workerMs: 2, fixedMs: 1, taskMs: 0.25 },
];

describe('a GPU beside workers', () => {
  test.each(machines)('ends with them after three passes: %o', (machine) => {
    const count = 1_000;
    const sizer = new ChunkSizer();
    const pace = new Pace();
    for (let pass = 0; pass < 3; pass++) runPass(machine, count, sizer, pace);
    const { ms, gpuTasks } = runPass(machine, count, sizer, pace);
    expect(ms).toBeLessThan(1.1 * leastMs(machine, count));
    expect(gpuTasks).toBeGreaterThan(0);
    expect(gpuTasks).toBeLessThan(count);
  });

  test('alone it takes everything at once', () => {
    const sizer = new ChunkSizer();
    const situation = { remaining: 512, workers: 0, workersRate: undefined, first: true };
    expect(sizer.next(situation)).toBe(512);
  });

  test('of unknown speed takes a small part first', () => {
    const situation = { remaining: 320, workers: 2, workersRate: undefined, first: true };
    expect(new ChunkSizer().next(situation)).toBe(10);
  });

  test('leaves the rest where its fixed cost is longer than what remains', () => {
    const sizer = new ChunkSizer();
    sizer.measured(100, 20);
    sizer.measured(200, 30);
    const left = { remaining: 5, workers: 2, workersRate: 1, first: false };
    expect(sizer.next(left)).toBe(0);
    // 10 ms fixed and 0.1 ms a task: in 90 ms it ends with workers who do one task a ms.
    expect(sizer.next({ ...left, remaining: 100 })).toBe(Math.floor((100 - 10) / (0.1 + 1)));
  });
});

describe('whether a GPU takes part', () => {
  test('it does while it learns, and as long as passes are no slower with it', () => {
    const pace = new Pace();
    pace.notePass(2, 'alone', 100, 100);
    for (let pass = 0; pass < 9; pass++) {
      expect(pace.takesPart(2)).toBe(true);
      pace.notePass(2, 'together', 100, 90);
    }
  });

  test('one that slows passes stands aside after three, and tries again in every eighth', () => {
    const pace = new Pace();
    pace.notePass(2, 'alone', 100, 100);
    for (let pass = 0; pass < 3; pass++) pace.notePass(2, 'together', 100, 150);
    const taken = Array.from({ length: 16 }, () => pace.takesPart(2));
    expect(taken.map((part, i) => (part ? i + 1 : 0)).filter((i) => i > 0)).toEqual([8, 16]);
    // Other numbers of workers are another matter.
    expect(pace.takesPart(1)).toBe(true);
  });

  test('alone it always does', () => {
    const pace = new Pace();
    for (let pass = 0; pass < 5; pass++) pace.notePass(0, 'together', 100, 1_000);
    pace.notePass(0, 'alone', 100, 1);
    expect(pace.takesPart(0)).toBe(true);
  });
});

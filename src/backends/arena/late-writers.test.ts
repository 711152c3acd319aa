// A worker that was given up may go on for a while: what it does then reaches nobody.

import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { controlCellCount } from './layout.ts';
import { enterTask, evictLane, finishLane, laneState, resetLane } from './lane-state.ts';
import { SharedMemory } from './shared-memory.ts';

it('Q8: one that was given up begins no task and does not count itself done', () => {
  const cells = new Int32Array(controlCellCount);
  for (const lane of [0, 1]) resetLane(cells, lane);
  expect(enterTask(cells, 0, 7)).toBe(true);
  expect(enterTask(cells, 1, 8)).toBe(true);
  evictLane(cells, 0);
  expect(enterTask(cells, 0, 9)).toBe(false);
  expect(finishLane(cells, 0)).toBe(false);
  expect(laneState(cells, 0)).toMatchObject({ finished: false, task: undefined });
  // Its neighbour is not touched, and whoever takes its place begins anew.
  expect(finishLane(cells, 1)).toBe(true);
  resetLane(cells, 0);
  expect(enterTask(cells, 0, 9)).toBe(true);
});

it('Q8: memory that was given up is never that of a later run, however long somebody writes', async () => {
  const home = new SharedMemory();
  const before = home.take(2 ** 16);
  expect(home.take(2 ** 16)).toBe(before);
  const started = new SharedArrayBuffer(4);
  const late = new Worker(
    `const { workerData: { memory, started } } = require('node:worker_threads');
    const bytes = new Uint8Array(memory.buffer);
    for (let value = 1; ; value = (value % 255) + 1) {
      bytes.fill(value);
      Atomics.add(new Int32Array(started), 0, 1);
      Atomics.notify(new Int32Array(started), 0);
    }`,
    { eval: true, workerData: { memory: before, started } },
  );
  const rounds = new Int32Array(started);
  const nextRound = async (): Promise<void> => {
    const seen = Atomics.load(rounds, 0);
    await Atomics.waitAsync(rounds, 0, seen, 10_000).value;
    expect(Atomics.load(rounds, 0)).not.toBe(seen);
  };
  try {
    await nextRound();
    home.abandon();
    const after = home.take(2 ** 16);
    for (let round = 0; round < 5; round++) await nextRound();
    expect(new Uint8Array(before.buffer).every((byte) => byte > 0)).toBe(true);
    expect(new Uint8Array(after.buffer).every((byte) => byte === 0)).toBe(true);
  } finally {
    await late.terminate();
  }
});

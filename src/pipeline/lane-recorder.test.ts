import { describe, expect, it } from 'vitest';
import { LaneRecorder, laneCapacity } from './lane-recorder.ts';

describe('LaneRecorder', () => {
  it('keeps exact totals and counts every task when rows are merged', () => {
    const recorder = new LaneRecorder();
    const tasks = 10 * laneCapacity + 3;
    for (let k = 0; k < tasks; k++) recorder.compute(k, k * 2, k * 2 + 1);
    const spans = recorder.spans();
    expect(spans.count).toBeLessThanOrEqual(laneCapacity);
    expect(spans.merged.reduce((sum, n) => sum + n, 0)).toBe(tasks);
    expect(recorder.computeMs).toBe(tasks);
    expect(spans.startMs[0]).toBe(0);
    expect(spans.endMs[spans.count - 1]).toBe((tasks - 1) * 2 + 1);
  });

  it('keeps what is no task in a row of its own, however many are merged', () => {
    const recorder = new LaneRecorder();
    const tasks = 100_000;
    recorder.join(-5, 0);
    for (let task = 0; task < tasks; task++) recorder.compute(task, task, task + 1);
    const { phase, task, merged, startMs, endMs, count } = recorder.spans();
    expect([phase[0], task[0], startMs[0], endMs[0]]).toEqual([1, -1, -5, 0]);
    expect(merged.subarray(1).reduce((sum, one) => sum + one, 0)).toBe(tasks);
    expect([...task.subarray(1)].every((one) => one >= 0)).toBe(true);
    expect(count).toBeLessThanOrEqual(16_384);
  });

  it('begins anew in the same columns, and leaves a copy of what it held alone', () => {
    const recorder = new LaneRecorder();
    for (let k = 0; k < 2 * laneCapacity; k++) recorder.compute(k, k, k + 3);
    const before = recorder.spans();
    const first = before.endMs[0];
    recorder.reset();
    expect(recorder.rows().count).toBe(0);
    recorder.join(8, 9);
    recorder.compute(7, 10, 11);
    recorder.compute(8, 11, 13);
    const rows = recorder.rows();
    expect([...rows.task]).toEqual([-1, 7, 8]);
    expect([...rows.merged]).toEqual([1, 1, 1]);
    expect([...rows.endMs]).toEqual([9, 11, 13]);
    expect([recorder.computeMs, recorder.longestTaskMs]).toEqual([3, 2]);
    expect(before.count).toBe(laneCapacity);
    expect(before.endMs[0]).toBe(first);
    expect(rows).toEqual(recorder.spans());
  });

  it('keeps a row per task while there is room', () => {
    const recorder = new LaneRecorder();
    recorder.transfer(4, 0, 1);
    recorder.compute(4, 1, 3);
    const spans = recorder.spans();
    expect([...spans.task]).toEqual([4, 4]);
    expect([...spans.merged]).toEqual([1, 1]);
    expect(recorder.transferMs).toBe(1);
    expect(recorder.longestTaskMs).toBe(2);
  });
});

// Many machines on paper, by hand: latency, bandwidth, the driver's link, trees of machines.

import { describe, expect, it } from 'vitest';
import { replayRun } from './replay.ts';
import { runTraffic } from '../pipeline/traffic.ts';
import type { RecordedRun, ReplaySettings } from './replay.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';

/** `count` tasks of 10 ms. */
function runOf(count: number, traffic: Partial<StageTraffic> = {}): RecordedRun {
  const pass = {
    stage: 0,
    serial: false,
    taskMs: new Float64Array(count).fill(10),
    enterMs: 0,
    betweenMs: 1,
    leaveMs: 0,
    traffic: { broadcastBytes: 0, reduceBytes: 0, itemBytes: 0, ...traffic },
  };
  return { passes: [pass], driverMs: 0 };
}

const network = { processorsPerMachine: 2, latencyMs: 3, bytesPerMs: 100 };
const settings: ReplaySettings = { policy: 'static', processors: 4, network };

describe('a replay on several machines', () => {
  it('is that of one where all processors are on it', () => {
    const one = replayRun(runOf(8), { policy: 'dynamic', processors: 2 });
    expect(replayRun(runOf(8), { policy: 'dynamic', processors: 2, network })).toBe(one);
  });

  it('begins and ends later by a latency for each doubling of the machines', () => {
    // Two machines: two tasks a processor, 11 ms each, and a latency before and after.
    expect(replayRun(runOf(8), settings)).toBe(22 + 3 + 3);
    expect(replayRun(runOf(16), { ...settings, processors: 8 })).toBe(22 + 6 + 6);
  });

  it('asks for every chunk where tasks are assigned while they run', () => {
    // A processor of the other machine: a latency, a question and an answer, then its task; then the reduction.
    expect(replayRun(runOf(4), { ...settings, policy: 'dynamic' })).toBe(3 + 6 + 11 + 3);
  });

  it('sends broadcast and reduced arrays to every machine along a tree', () => {
    const traffic = { broadcastBytes: 500, reduceBytes: 200 };
    expect(replayRun(runOf(8, traffic), settings)).toBe(3 + 5 + 22 + 3 + 2);
  });

  it('sends the data of tasks over one link', () => {
    // 1 ms a task: two processors receive each task when they are free for it, the second after the first.
    const made = replayRun(runOf(8, { itemBytes: 800 }), settings);
    expect(made).toBe(3 + 2 + 11 + 1 + 11 + 3);
  });

  it('spends the given time between tasks', () => {
    const given = { policy: 'static', processors: 2, dispatchMs: 5 } as const;
    expect(replayRun(runOf(8), given)).toBe(4 * 15);
  });
});

it('counts what moves say: whole arrays once, pieces by items, what was shuffled, nothing of what stays', async () => {
  const stage = {
    name: 'work',
    entry: 'work',
    items: 10,
    args: {},
    arrays: {
      a: { array: 'a', how: 'broadcast' },
      b: { array: 'b', how: 'scatter', perItem: 2 },
      c: { array: 'c', how: 'gather', offsets: 'o' },
      d: { array: 'd', how: 'reduce', combine: 'sum' },
      e: { array: 'e', how: 'private' },
      f: { array: 'f', how: 'shuffle', parts: 4 },
    },
  } as const;
  const next = { ...stage, arrays: { f: { array: 'f', how: 'scatter', perItem: 1 } } } as const;
  const arrays = {
    a: { type: 'f64', length: 3 },
    b: { type: 'u8', length: 100 },
    c: { type: 'u32', length: 7 },
    d: { type: 'f32', length: 5 },
    e: { type: 'f32', length: 1_000 },
    f: { type: 'segments', parts: 4 },
    o: { type: 'u32', length: 11 },
  } as const;
  const segments = (name: string) => {
    expect(name).toBe('f');
    return Promise.resolve({ bytes: new Uint8Array(70), offsets: new Uint32Array(5) });
  };
  expect(await runTraffic([stage, next], arrays, { segments })).toEqual([
    { broadcastBytes: 24, reduceBytes: 20, itemBytes: 20 + 28 + 70 },
    { broadcastBytes: 0, reduceBytes: 0, itemBytes: 70 },
  ]);
});

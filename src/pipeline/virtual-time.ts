// A backend whose clock is computed: exact and instant. Test fake and simulator in one.

import { taskEnd, taskStart } from '../contract/range.ts';
import { LaneRecorder, laneToDrained } from './lane-recorder.ts';
import type { Drained, Processor, StageOrder, Team } from '../contract/backend.ts';
import type { Range } from '../contract/range.ts';
import type { Chunk, Schedule } from '../contract/schedule.ts';

/** Cost of a task in ms of virtual time. */
export type TaskCost = (range: Range, order: StageOrder) => number;

interface Waiting {
  readonly lane: number;
  readonly order: StageOrder;
  readonly schedule: Schedule;
  readonly resolve: (drained: Drained) => void;
}

/**
 * A team of `width` processors in virtual time: the processor whose time is least takes the next
 * task, ties going to the lower lane, as a list scheduler does (Graham 1966). Nothing is computed;
 * arrays are not there to read.
 */
export function makeVirtualTeam(width: number, costMs: TaskCost): Team {
  let nowMs = 0;
  let waiting: Waiting[] = [];
  const drainAll = (): void => {
    const pass = waiting;
    waiting = [];
    nowMs = simulatePass(pass, nowMs, costMs);
  };
  const processors = Array.from({ length: width }, (_, lane): Processor => {
    return {
      lane,
      drain: (order, schedule) =>
        new Promise((resolve) => {
          waiting.push({ lane, order, schedule, resolve });
          if (waiting.length === schedule.handle.processors) drainAll();
        }),
    };
  });
  const absent = (): Promise<never> =>
    Promise.reject(new Error('A virtual team holds no arrays: give it a program that reads none.'));
  return {
    clock: { now: () => nowMs },
    processors,
    setUp: { startMs: 0, compileMs: 0, placeMs: 0 },
    begin: () => Promise.resolve(),
    finish: () => Promise.resolve(),
    prepare: () => Promise.resolve(),
    progress: () => undefined,
    aggregate: () => Promise.resolve(),
    incidents: () => [],
    close: () => Promise.resolve(),
    read: absent,
    write: absent,
  };
}

interface VirtualLane {
  readonly waiting: Waiting;
  readonly recorder: LaneRecorder;
  readonly chunk: Chunk;
  timeMs: number;
}

/** Plays one pass; returns the time at its barrier. */
function simulatePass(pass: readonly Waiting[], startMs: number, costMs: TaskCost): number {
  const lanes = pass.map((waiting): VirtualLane => {
    const chunk = { first: 0, end: 0 };
    return { waiting, recorder: new LaneRecorder(), chunk, timeMs: startMs };
  });
  let active = [...lanes];
  while (active.length > 0) {
    let next = active[0];
    for (const lane of active) if (next && lane.timeMs < next.timeMs) next = lane;
    if (!next) break;
    const { schedule, lane } = next.waiting;
    // A lane that took several positions at once works through them before it asks again.
    if (next.chunk.first < next.chunk.end || schedule.take(lane, next.chunk)) {
      simulateTask(next, costMs);
    } else {
      active = active.filter((one) => one !== next);
    }
  }
  for (const { waiting, recorder } of lanes)
    waiting.resolve(laneToDrained(waiting.lane, recorder, 0));
  return Math.max(startMs, ...lanes.map((lane) => lane.timeMs));
}

/** The first position of the lane's chunk. */
function simulateTask(lane: VirtualLane, costMs: TaskCost): void {
  const { order } = lane.waiting;
  const position = lane.chunk.first++;
  const task = order.order ? (order.order[position] ?? 0) : position;
  const range = { start: taskStart(order.tasks, task), end: taskEnd(order.tasks, task) };
  const endMs = lane.timeMs + costMs(range, order);
  lane.recorder.compute(task, lane.timeMs, endMs);
  lane.timeMs = endMs;
}

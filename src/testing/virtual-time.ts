// A backend whose clock is computed: exact and instant. Test fake and simulator in one.

import { taskRange } from '../contract/range.ts';
import { LaneQueue } from '../pipeline/lane-queue.ts';
import { LaneRecorder, laneToDrained } from '../pipeline/lane-recorder.ts';
import type { Drained, Processor, StageOrder, Team } from '../contract/backend.ts';
import type { LocalMemory } from './local-memory.ts';
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
 * task, ties going to the lower lane, as a list scheduler does (Graham 1966). With `memory` every task is
 * computed when it is taken; without it nothing is, and there are no arrays to read.
 */
export function makeVirtualTeam(width: number, costMs: TaskCost, memory?: LocalMemory): Team {
  let nowMs = 0;
  let waiting: Waiting[] = [];
  const drainAll = (): void => {
    const pass = waiting;
    waiting = [];
    nowMs = simulatePass(pass, nowMs, costMs, memory);
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
    begin: async () => memory?.begin(),
    finish: () => Promise.resolve(),
    prepare: async ({ stage, tasks, order, serial }) => {
      // The second pass of a stage goes on with what the serial one left.
      if (serial || !order) memory?.prepare(stage, tasks.count);
    },
    progress: () => undefined,
    aggregate: async ({ stage, tasks }) => memory?.aggregate(stage, tasks.count),
    incidents: () => [],
    close: () => Promise.resolve(),
    read: (array) => memory?.read(array) ?? absent(),
    write: (array, data) => memory?.write(array, data) ?? absent(),
    segments: (array) => memory?.segments(array) ?? absent(),
  };
}

interface VirtualLane {
  readonly waiting: Waiting;
  readonly recorder: LaneRecorder;
  readonly chunk: Chunk;
}

/** Plays one pass; returns the time at its barrier. */
function simulatePass(
  pass: readonly Waiting[],
  startMs: number,
  costMs: TaskCost,
  memory: LocalMemory | undefined,
): number {
  const lanes = pass.map((waiting): VirtualLane => {
    const chunk = { first: 0, end: 0 };
    return { waiting, recorder: new LaneRecorder(), chunk };
  });
  const queue = new LaneQueue(lanes.length, startMs);
  for (let next = lanes[queue.first]; next; next = lanes[queue.first]) {
    const { schedule, lane } = next.waiting;
    // A lane that took several positions at once works through them before it asks again.
    if (next.chunk.first < next.chunk.end || schedule.take(lane, next.chunk)) {
      queue.delayFirst(simulateTask(next, queue.timeOf(queue.first), costMs, memory));
    } else queue.removeFirst();
  }
  for (const [i, { waiting, recorder }] of lanes.entries()) {
    const stay = { enteredMs: startMs, leftMs: queue.timeOf(i) };
    waiting.resolve(laneToDrained(waiting.lane, recorder, 0, stay));
  }
  return Math.max(startMs, ...lanes.map((_, i) => queue.timeOf(i)));
}

/** The first position of the lane's chunk, from `startMs`; returns its end. */
function simulateTask(
  lane: VirtualLane,
  startMs: number,
  costMs: TaskCost,
  memory: LocalMemory | undefined,
): number {
  const { order } = lane.waiting;
  const position = lane.chunk.first++;
  const task = order.order ? (order.order[position] ?? 0) : position;
  const range = taskRange(order.tasks, task);
  memory?.runTask(order.stage, task, range);
  const endMs = startMs + costMs(range, order);
  lane.recorder.compute(task, startMs, endMs);
  return endMs;
}

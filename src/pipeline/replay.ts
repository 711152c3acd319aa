// Plays recorded tasks again under another schedule, grain and number of processors, in virtual time: with the real
// schedules, the recorded durations, and the costs that were measured between them.

import { makeSchedule } from './assign.ts';
import { LaneQueue } from './lane-queue.ts';
import type { Policy } from '../contract/schedule.ts';

/** A pass as it was recorded. Times in ms. */
export interface RecordedPass {
  /** Only one processor may do it. */
  readonly serial: boolean;
  /** Duration of each task by its position, with what moving its data took. */
  readonly taskMs: Float64Array;
  /** From the pass's start until a processor began its first task, on average. */
  readonly enterMs: number;
  /** Between two tasks of one processor, on average. */
  readonly betweenMs: number;
  /** From the end of the last task until all processors were known to be done. */
  readonly leaveMs: number;
}

/** A run as it was recorded: its passes, and what the driver did between them, in ms. */
export interface RecordedRun {
  readonly passes: readonly RecordedPass[];
  readonly driverMs: number;
}

/** How it is to be played. */
export interface ReplaySettings {
  readonly policy: Policy;
  readonly processors: number;
  /** Times as many items to a task as were recorded; below 1 for smaller ones, which are taken as equal. */
  readonly grainFactor?: number;
}

/** The run's time under `settings`, in ms. */
export function replayRun({ passes, driverMs }: RecordedRun, settings: ReplaySettings): number {
  return passes.reduce((sum, pass) => sum + replayPass(pass, settings), driverMs);
}

/** One pass's time, in ms. */
function replayPass(pass: RecordedPass, settings: ReplaySettings): number {
  const { policy, grainFactor = 1 } = settings;
  const taskMs = regrain(pass.taskMs, grainFactor);
  const processors = pass.serial ? 1 : settings.processors;
  const schedule = makeSchedule({ policy, count: taskMs.length, processors });
  const queue = new LaneQueue(processors, pass.enterMs);
  const chunk = { first: 0, end: 0 };
  let endMs = pass.enterMs;
  for (let lane = queue.first; lane >= 0; lane = queue.first) {
    if (!schedule.take(lane, chunk)) {
      queue.removeFirst();
      continue;
    }
    let ms = queue.timeOf(lane);
    for (let position = chunk.first; position < chunk.end; position++) {
      ms += (taskMs[position] ?? 0) + pass.betweenMs;
    }
    queue.delayFirst(ms);
    if (ms > endMs) endMs = ms;
  }
  return endMs + pass.leaveMs;
}

/** Durations of tasks with `factor` times as many items: joined in their order, or cut into equal parts. */
function regrain(taskMs: Float64Array, factor: number): Float64Array {
  if (factor === 1) return taskMs;
  const count = Math.max(1, Math.ceil(taskMs.length / factor));
  const made = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    // The recorded positions that it spans, in whole and in part.
    const [from, to] = [i * factor, Math.min(taskMs.length, (i + 1) * factor)];
    for (let position = Math.floor(from); position < to; position++) {
      const part = Math.min(to, position + 1) - Math.max(from, position);
      made[i] = (made[i] ?? 0) + part * (taskMs[position] ?? 0);
    }
  }
  return made;
}

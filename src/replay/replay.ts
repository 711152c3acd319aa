// Plays recorded tasks again under another schedule, grain and number of processors, in virtual time: with the real
// schedules, the recorded durations, and the costs that were measured between them.

import { makeSchedule } from '../pipeline/assign.ts';
import { balanceByCost } from '../pipeline/balance.ts';
import { LaneQueue } from '../pipeline/lane-queue.ts';
import { MessagePass } from './message-costs.ts';
import { NetworkPass, type Network } from './network.ts';
import type { MessageCosts, Policy } from '../contract/schedule.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';

/** A pass as it was recorded. Times in ms. */
export interface RecordedPass {
  /** Number of its stage in the program. */
  readonly stage: number;
  /** Only one processor may do it. */
  readonly serial: boolean;
  /** Duration of each task by its position, with what moving its data took. */
  readonly taskMs: Float64Array;
  /** The same without moving data; absent where nothing was moved. */
  readonly computeMs?: Float64Array;
  /** From the pass's start until a processor began its first task, on average. */
  readonly enterMs: number;
  /** Between two tasks of one processor, on average. */
  readonly betweenMs: number;
  /** From the end of the last task until all processors were known to be done. */
  readonly leaveMs: number;
  /** What it would send between machines; undefined where that is not known. */
  readonly traffic?: StageTraffic | undefined;
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
  /** Static: chunks cost alike, as where costs are known. */
  readonly balanced?: boolean;
  /** Times as many items to a task as were recorded; below 1 for smaller ones, which are taken as equal. */
  readonly grainFactor?: number;
  /** Between two tasks of one processor, in ms; as it was recorded where it is not given. */
  readonly dispatchMs?: number;
  /** How data reaches tasks: in one memory, or by messages of these costs; as it was recorded where not given. */
  readonly moving?: 'shared' | MessageCosts;
  /** The processors are on several machines; undefined: all on one, as recorded. */
  readonly network?: Network;
}

const noTraffic: StageTraffic = { broadcastBytes: 0, reduceBytes: 0, itemBytes: 0 };

/** The run's time under `settings`, in ms. */
export function replayRun({ passes, driverMs }: RecordedRun, settings: ReplaySettings): number {
  return passes.reduce((sum, pass) => sum + replayPass(pass, settings), driverMs);
}

/** One pass's time, in ms. */
function replayPass(pass: RecordedPass, settings: ReplaySettings): number {
  const { policy, grainFactor = 1, dispatchMs = pass.betweenMs, moving } = settings;
  const taskMs = regrain(moving ? (pass.computeMs ?? pass.taskMs) : pass.taskMs, grainFactor);
  const processors = pass.serial ? 1 : settings.processors;
  const handle = { policy, count: taskMs.length, processors };
  const schedule = makeSchedule(settings.balanced ? balanceByCost(handle, taskMs) : handle);
  const network = networkOf(pass, settings, taskMs.length);
  const messages =
    typeof moving === 'object' && new MessagePass(moving, pass.traffic ?? noTraffic, taskMs.length);
  const queue = new LaneQueue(processors, pass.enterMs);
  const chunk = { first: 0, end: 0 };
  let endMs = pass.enterMs;
  for (let lane = queue.first; lane >= 0; lane = queue.first) {
    if (!schedule.take(lane, chunk)) {
      queue.removeFirst();
      continue;
    }
    let ms = queue.timeOf(lane);
    if (network?.isRemote(lane)) {
      ms = network.receive(Math.max(ms, pass.enterMs + network.beginMs), chunk.end - chunk.first);
    }
    if (messages) ms = messages.receive(lane, ms, chunk.end - chunk.first);
    for (let position = chunk.first; position < chunk.end; position++) {
      ms += (taskMs[position] ?? 0) + dispatchMs;
    }
    queue.delayFirst(ms);
    if (ms > endMs) endMs = ms;
  }
  return endMs + pass.leaveMs + (network?.endMs ?? 0);
}

/** The network's part in a pass; undefined where all its processors are on one machine. */
function networkOf(
  { serial, traffic = noTraffic }: RecordedPass,
  { network, processors, policy }: ReplaySettings,
  tasks: number,
): NetworkPass | undefined {
  if (!network || serial || processors <= network.processorsPerMachine) return undefined;
  return new NetworkPass(network, traffic, processors, tasks, policy);
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

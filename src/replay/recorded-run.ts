// What a run's spans say of its tasks and of the time between them: what a replay needs.

import { driverLane, phaseNumber } from '../contract/span.ts';
import type { SpanTable } from '../contract/span.ts';
import type { RecordedPass, RecordedRun } from './replay.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';

const assign = phaseNumber('assign');
const compute = phaseNumber('compute');
const transfer = phaseNumber('transfer');

/** A row of computation, and what moving its data took before it. */
interface Task {
  readonly first: number;
  readonly merged: number;
  readonly computeMs: number;
  readonly movingMs: number;
}

/** What one lane did in a pass. */
interface LaneWork {
  firstMs: number;
  lastMs: number;
  betweenMs: number;
  gaps: number;
  movingMs: number;
}

interface PassRows {
  readonly stage: number;
  readonly serial: boolean;
  startMs: number;
  endMs: number;
  readonly tasks: Task[];
  readonly lanes: Map<number, LaneWork>;
  /** When a lane first looked for work: one that comes late may find none. */
  readonly looks: Map<number, number>;
  /** When a lane knew of the pass, and took its first task. */
  readonly joined: Map<number, number>;
}

/** Reads the passes and the driver's time out of a run's spans; `traffic` is that of its stages, where it is known. */
export function recordedRun(spans: SpanTable, traffic: readonly StageTraffic[] = []): RecordedRun {
  const passes = new Map<string, PassRows>();
  let driverMs = 0;
  for (const [row, lane] of spans.lane.entries()) {
    const [startMs, endMs] = [spans.startMs[row] ?? 0, spans.endMs[row] ?? 0];
    if (lane === driverLane) {
      driverMs += endMs - startMs;
      continue;
    }
    const pass = passOf(passes, spans, row);
    pass.startMs = Math.min(pass.startMs, startMs);
    pass.endMs = Math.max(pass.endMs, endMs);
    addRow(pass, spans, row);
  }
  const made = [...passes.values()].map((pass) => ({
    ...toRecordedPass(pass),
    traffic: traffic[pass.stage],
  }));
  return { passes: made, driverMs };
}

function passOf(passes: Map<string, PassRows>, spans: SpanTable, row: number): PassRows {
  const stage = spans.stage[row] ?? 0;
  const serial = spans.serial[row] === 1;
  const key = `${stage} ${serial}`;
  let pass = passes.get(key);
  if (!pass) {
    pass = {
      stage,
      serial,
      startMs: Infinity,
      endMs: -Infinity,
      tasks: [],
      lanes: new Map(),
      looks: new Map(),
      joined: new Map(),
    };
    passes.set(key, pass);
  }
  return pass;
}

function addRow(pass: PassRows, spans: SpanTable, row: number): void {
  const lane = spans.lane[row] ?? 0;
  const [startMs, endMs] = [spans.startMs[row] ?? 0, spans.endMs[row] ?? 0];
  const phase = spans.phase[row];
  if (phase === assign && !pass.looks.has(lane)) {
    pass.looks.set(lane, startMs);
    // What takes a task is between tasks, that of the first as well.
    pass.joined.set(lane, (spans.task[row] ?? -1) < 0 ? endMs : startMs);
  }
  if (phase !== compute && phase !== transfer) return;
  const work = pass.lanes.get(lane);
  if (phase === transfer) {
    const moving = endMs - startMs;
    if (work) {
      work.movingMs += moving;
      work.lastMs = endMs;
    } else {
      const none = { firstMs: startMs, betweenMs: 0, gaps: 0 };
      pass.lanes.set(lane, { ...none, lastMs: endMs, movingMs: moving });
    }
    return;
  }
  const merged = spans.merged[row] ?? 1;
  const [computeMs, movingMs] = [endMs - startMs, work?.movingMs ?? 0];
  pass.tasks.push({ first: spans.task[row] ?? 0, merged, computeMs, movingMs });
  if (!work) {
    const joinedMs = pass.joined.get(lane);
    const firstMs = joinedMs ?? startMs;
    const gaps = joinedMs === undefined ? 0 : merged;
    const betweenMs = Math.max(0, startMs - firstMs);
    pass.lanes.set(lane, { firstMs, lastMs: endMs, betweenMs, gaps, movingMs: 0 });
    return;
  }
  work.betweenMs += Math.max(0, startMs - work.lastMs);
  work.gaps += merged;
  work.lastMs = endMs;
  work.movingMs = 0;
}

/** From the pass's start until a lane began its first task, or looked for one in vain, on average. */
function meanEnterMs({ startMs, lanes, looks }: PassRows): number {
  const inVain = [...looks].filter(([lane]) => !lanes.has(lane)).map(([, lookMs]) => lookMs);
  const enters = [...[...lanes.values()].map(({ firstMs }) => firstMs), ...inVain];
  if (enters.length === 0) return 0;
  return enters.reduce((sum, enter) => sum + enter, 0) / enters.length - startMs;
}

function toRecordedPass(pass: PassRows): RecordedPass {
  const { stage, serial, startMs, endMs, tasks, lanes } = pass;
  const works = [...lanes.values()];
  const gaps = works.reduce((sum, work) => sum + work.gaps, 0);
  const lastMs = Math.max(startMs, ...works.map((work) => work.lastMs));
  return {
    stage,
    serial,
    taskMs: durations(tasks, ({ computeMs, movingMs }) => computeMs + movingMs),
    ...(tasks.some(({ movingMs }) => movingMs > 0) && {
      computeMs: durations(tasks, ({ computeMs }) => computeMs),
    }),
    enterMs: meanEnterMs(pass),
    betweenMs: gaps === 0 ? 0 : works.reduce((sum, work) => sum + work.betweenMs, 0) / gaps,
    leaveMs: Math.max(0, endMs - lastMs),
  };
}

/** By task; a row that stands for several gives each the same. */
function durations(tasks: readonly Task[], msOf: (task: Task) => number): Float64Array {
  const sorted = tasks.toSorted((a, b) => a.first - b.first);
  const taskMs = new Float64Array(sorted.reduce((sum, { merged }) => sum + merged, 0));
  let at = 0;
  for (const task of sorted) {
    taskMs.fill(msOf(task) / Math.max(1, task.merged), at, at + task.merged);
    at += task.merged;
  }
  return taskMs;
}

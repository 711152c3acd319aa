// ONE run: decompose, assign, execute, aggregate for every stage that the program yields, all of it timed.

import { decompose, splitSerial } from './decompose.ts';
import { reduces } from './aggregate.ts';
import { makeSchedule } from './assign.ts';
import { balanceByCost, type KnownCosts } from './balance.ts';
import { execute } from './execute.ts';
import { TraceBuilder } from './run-trace.ts';
import { Failure } from '../contract/failure.ts';
import type { RunTrace } from './run-trace.ts';
import type { StageOrder, Team } from '../contract/backend.ts';
import type { Policy } from '../contract/schedule.ts';
import type { Aggregation, Stage } from '../contract/stage.ts';

export interface RunSettings {
  /** Processors taking part: the first n of the team. */
  readonly processors: number;
  readonly policy: Policy;
  /** Items per task of stages that do not bring their own grain; 'whole': every stage is one task. */
  readonly grain: number | 'whole';
  /** Share of each stage's tasks that only one processor may do. */
  readonly serialShare: number;
  /** Whether all processors combine what tasks reduced, where the team can; else the driver does. */
  readonly aggregation?: Aggregation;
  /** Where costs are known, chunks of the static schedule cost alike. */
  readonly costs?: KnownCosts;
}

/** Runs `program` once on `team`. Rejects with a `Failure`: stopped, processor lost, task failed. */
export async function runOnce(
  program: AsyncGenerator<Stage, void, void>,
  team: Team,
  settings: RunSettings,
  signal: AbortSignal,
): Promise<RunTrace> {
  try {
    await team.begin(settings.processors);
    return await runStages(program, team, settings, signal);
  } finally {
    await team.finish();
  }
}

/** The timed region: every stage that the program yields, one after the other. */
async function runStages(
  program: AsyncGenerator<Stage, void, void>,
  team: Team,
  settings: RunSettings,
  signal: AbortSignal,
): Promise<RunTrace> {
  const { clock } = team;
  const startMs = clock.now();
  const trace = new TraceBuilder(startMs);
  let stepMs = startMs;
  let index = 0;
  for await (const stage of program) {
    stepMs = await runStage(stage, index++, team, settings, signal, trace, stepMs);
  }
  const endMs = clock.now();
  // The program's own code after its last stage.
  trace.driver('aggregate', Math.max(0, index - 1), stepMs, endMs);
  return trace.finish(endMs, team.incidents());
}

/** Runs one stage; returns the time at its end. `sinceMs` is the end of the stage before. */
async function runStage(
  stage: Stage,
  index: number,
  team: Team,
  settings: RunSettings,
  signal: AbortSignal,
  trace: TraceBuilder,
  sinceMs: number,
): Promise<number> {
  const { clock } = team;
  const grain = settings.grain === 'whole' ? stage.items : (stage.grain ?? settings.grain);
  const tasks = decompose(stage.items, grain);
  const split = splitSerial(tasks.count, settings.serialShare);
  let nowMs = clock.now();
  trace.driver('decompose', index, sinceMs, nowMs);
  const passes: readonly StageOrder[] = split
    ? [
        { stage, index, tasks, order: split.serial, serial: true },
        { stage, index, tasks, order: split.parallel, serial: false },
      ]
    : [{ stage, index, tasks, serial: false }];
  for (const order of passes) {
    nowMs = await runPass(order, team, settings, signal, trace, nowMs);
  }
  const whole = passes[0] ?? { stage, index, tasks, serial: false };
  if (settings.aggregation === 'tree') {
    for (const pass of (await team.combine?.(whole, settings.processors, signal)) ?? []) {
      trace.driver('aggregate', index, nowMs, pass.startMs);
      trace.combined(index, pass);
      nowMs = pass.endMs;
    }
  }
  await team.aggregate(whole);
  const endMs = clock.now();
  trace.driver('aggregate', index, nowMs, endMs);
  if (reduces(stage)) trace.combinedByDriver(endMs - nowMs);
  trace.stageEnded(stage, endMs);
  return endMs;
}

/** One pass: schedule, drain, barrier; returns the time at the barrier. */
async function runPass(
  order: StageOrder,
  team: Team,
  settings: RunSettings,
  signal: AbortSignal,
  trace: TraceBuilder,
  sinceMs: number,
): Promise<number> {
  const width = order.serial ? 1 : settings.processors;
  const count = order.order ? order.order.length : order.tasks.count;
  const costs = settings.costs?.(order.index, order.serial);
  const handle = { policy: settings.policy, count, processors: width };
  const schedule = makeSchedule(balanceByCost(handle, costs));
  await team.prepare(order, schedule);
  const startMs = team.clock.now();
  trace.driver('assign', order.index, sinceMs, startMs);
  const drained = await execute(team.processors.slice(0, width), order, schedule, signal);
  const endMs = team.clock.now();
  if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
  trace.pass(order.index, order.serial, drained, startMs, endMs);
  for (let lane = width; lane < settings.processors; lane++) {
    trace.idle(order.index, lane, startMs, endMs);
  }
  return endMs;
}

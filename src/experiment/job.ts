// The job of a plan: its arrays, its inputs from the seed, and one run of its program on a team.

import { Failure } from '../contract/failure.ts';
import { runOnce } from '../pipeline/run.ts';
import { usesGpu } from '../contract/team-traits.ts';
import type { Arrays, View } from '../contract/array.ts';
import type { Job, Team } from '../contract/backend.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Workload } from '../contract/workload.ts';
import type { RunSettings } from '../pipeline/run.ts';
import type { RunTrace } from '../pipeline/run-trace.ts';
import type { Plan } from '../record/plan.ts';
import type { Message } from '../words/message.ts';

/** What a team is opened for. The inputs are made once per experiment and shared by its teams. */
export function makeJob(workload: Workload, plan: Plan, kernel: KernelId, input: Arrays): Job {
  return {
    workload: workload.id,
    kernel,
    transport: plan.transport,
    parameters: plan.parameters,
    arrays: workload.arrays(plan.parameters),
    input,
    outputs: workload.outputs,
    expectedMs: workload.guessMs(plan.parameters, kernel),
  };
}

/** The plan's parameters in a run on so many processors. */
export function parametersOn(
  workload: Workload,
  { parameters }: Plan,
  processors: number,
): Plan['parameters'] {
  return workload.forProcessors?.(parameters, processors) ?? parameters;
}

/** The baseline's settings: the whole range of every stage as one task on one processor. */
export const wholeRange: RunSettings = {
  processors: 1,
  policy: 'static',
  grain: 'whole',
  serialShare: 0,
};

/** The plan's settings on `processors` processors. */
export function planSettings(plan: Plan, processors: number): RunSettings {
  const { schedule: policy, serialShare, aggregation = 'driver' } = plan;
  // A GPU strides over the whole range, and one processor needs no tasks.
  const grain = plan.team.wholeRange ? 'whole' : plan.grain;
  return { processors, policy, grain, serialShare, aggregation };
}

/** The kernel whose exactness the plan's results have: a GPU's where it takes part. */
export function resultKernel({ team, kernel }: Plan): KernelId {
  return usesGpu(team) ? 'wgsl' : kernel;
}

/** Runs at most, where workers are lost in the middle of what cannot be mended. */
const mostRuns = 3;

/**
 * Runs the plan's program once on `team`. A run that a lost worker left beyond mending is thrown away and
 * made again, and `onRepeat` told: nothing of it counts. Rejects with a `Failure`.
 */
export async function runProgram(
  workload: Workload,
  plan: Plan,
  team: Team,
  settings: RunSettings,
  signal: AbortSignal,
  onRepeat: (note: Message) => void = () => undefined,
): Promise<RunTrace> {
  for (let times = 1; ; times++) {
    if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
    try {
      const parameters = parametersOn(workload, plan, settings.processors);
      const program = workload.program(parameters, plan.seed, team);
      return await runOnce(program, team, settings, signal);
    } catch (error) {
      if (!(error instanceof Failure) || error.detail.key !== 'backend.update-torn') throw error;
      if (times === mostRuns) throw error;
      const { lane, reason } = error.detail.values;
      onRepeat({ key: 'note.sample-repeated', values: { lane, reason, times } });
    }
  }
}

/** The result arrays as they are now, in the memory where they lie. */
export async function readOutput(workload: Workload, team: Team): Promise<Arrays> {
  const output: Record<string, View> = {};
  for (const name of workload.outputs) output[name] = await team.read(name);
  return output;
}

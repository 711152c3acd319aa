// The lab as an entrant: a workload on its workers backend with the default grain. Each has workers and a memory of its own, so that all stay warm while others are visited.

import { makeBackends } from '../../src/backends/index.ts';
import { runOnce } from '../../src/pipeline/run.ts';
import { findWorkload } from '../workloads.ts';
import type { Arrays, View } from '../../src/contract/array.ts';
import type { KernelId } from '../../src/contract/kernel.ts';
import type { BackendId, Job, Team } from '../../src/contract/backend.ts';
import type { Workload } from '../../src/contract/workload.ts';
import type { RunSettings } from '../../src/pipeline/run.ts';
import type { Policy, Transport } from '../../src/contract/schedule.ts';
import type { Visit } from '../protocol.ts';

/** What to open. */
export interface LabContest {
  readonly workload: string;
  /** workers where it is not said. */
  readonly backend?: BackendId;
  readonly kernel: KernelId;
  readonly parameters: Readonly<Record<string, number>>;
  readonly transport: Transport;
  /** Workers started; a visit may take fewer. */
  readonly width: number;
  /** Whether a visit copies the result out, as a caller outside the engine would. */
  readonly readsResult: boolean;
}

/** An opened lab. */
export interface LabEntrant {
  readonly variant: string | undefined;
  visit(processors: number, policy: Policy): Promise<Visit>;
  /** The same team without its GPU, where it has one beside workers. */
  visitWithoutGpu(processors: number, policy: Policy): Promise<Visit>;
}

const seed = 1;
const { signal } = new AbortController();

function workloadOf(contest: LabContest): Workload {
  const workload = findWorkload(contest.workload);
  if (!workload) throw new Error(`There is no workload "${contest.workload}".`);
  return workload;
}

/** The default of every parameter. */
export function defaultsOf({ params }: Workload): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(params).map(([name, spec]) => [name, spec.default]));
}

/** The workload's defaults with the contest's own values put in. */
function parametersOf(contest: LabContest): Readonly<Record<string, number>> {
  return { ...defaultsOf(workloadOf(contest)), ...contest.parameters };
}

function startComputeWorker(name: string): Worker {
  return new Worker(new URL('./compute.worker.ts', import.meta.url), { type: 'module', name });
}

function openTeam(contest: LabContest, id: BackendId, width: number): Promise<Team> {
  const workload = workloadOf(contest);
  const parameters = parametersOf(contest);
  const backend = makeBackends(findWorkload, startComputeWorker).list.find((one) => one.id === id);
  if (!backend) throw new Error(`There is no backend "${id}".`);
  const job: Job = {
    workload: workload.id,
    kernel: contest.kernel,
    transport: contest.transport,
    parameters,
    arrays: workload.arrays(parameters),
    input: workload.input(parameters, seed),
    outputs: workload.outputs,
    expectedMs: workload.guessMs(parameters, contest.kernel),
  };
  return backend.open(job, width, signal);
}

async function copyResult(workload: Workload, team: Team): Promise<Arrays> {
  const output: Record<string, View> = {};
  for (const name of workload.outputs) output[name] = (await team.read(name)).slice();
  return output;
}

/** The JavaScript kernel's result over the whole range, by the lab's own serial backend. */
export async function makeReference(contest: LabContest): Promise<Arrays> {
  const workload = workloadOf(contest);
  const team = await openTeam({ ...contest, kernel: 'js' }, 'serial', 1);
  const whole: RunSettings = { processors: 1, policy: 'static', grain: 'whole', serialShare: 0 };
  await runOnce(workload.program(parametersOf(contest), seed, team), team, whole, signal);
  const expected = await copyResult(workload, team);
  await team.close();
  return expected;
}

/** Opens the contest; every visit is checked against `expected` after its clock has stopped. */
export async function openLabEntrant(
  contest: LabContest,
  expected: Arrays | undefined,
): Promise<LabEntrant> {
  const workload = workloadOf(contest);
  const parameters = parametersOf(contest);
  const team = await openTeam(contest, contest.backend ?? 'workers', contest.width);
  const settings = { grain: workload.defaultGrain(parameters), serialShare: 0 };
  const checked = contest.backend === undefined ? contest.kernel : 'wgsl';
  const visitTeam = async (on: Team, processors: number, policy: Policy): Promise<Visit> => {
    const program = workload.program(parameters, seed, on);
    const { wallMs, totals } = await runOnce(
      program,
      on,
      { ...settings, policy, processors },
      signal,
    );
    const beforeMs = performance.now();
    const output = await copyResult(workload, on);
    const readMs = contest.readsResult ? performance.now() - beforeMs : 0;
    const right =
      expected === undefined || workload.check(parameters, output, expected, checked).ok;
    // A GPU does not tell who did what.
    const ok = right && on.progress()?.includes(0) !== true;
    return { wallMs, readMs, computeMs: totals.computeMs, ok };
  };
  return {
    variant: team.variant,
    visit: (processors, policy) => visitTeam(team, processors, policy),
    visitWithoutGpu(processors, policy) {
      if (!team.withoutGpu) throw new Error('The team has no GPU beside workers.');
      return visitTeam(team.withoutGpu, processors - 1, policy);
    },
  };
}

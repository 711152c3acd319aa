// Turns a checked configuration into the plan: complete, with an estimate of time and memory.

import { decompose, serialTasks } from '../pipeline/decompose.ts';
import { guidedChunks } from '../pipeline/guided.ts';
import { maxTasks } from './check.ts';
import { expectedWarmUpMs } from './warm-candidate.ts';
import { jobBytes } from './check-size.ts';
import { textToAsks } from '../record/asks.ts';
import { areAlike, areThreads } from '../contract/team-traits.ts';
import type { Checked } from './check.ts';
import type { Policy, Transport } from '../contract/schedule.ts';
import type { Stage } from '../contract/stage.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';

/** What the estimate needs to know of this machine. */
export interface PlanMachine {
  readonly isolated: boolean;
  /** Null where the browser reports none. */
  readonly cores: number | null;
  /** Measured time over the workload's first guess, by workload and kernel; undefined before a run. */
  rate(workload: string, kernel: string): number | undefined;
  /** The same of a pure computation, for kernels that were not measured; undefined before the machine was. */
  scale?(): number | undefined;
}

/** The processor counts in ascending order; 1 is always among them. */
function planProcessors(given: readonly number[]): readonly number[] {
  return [...new Set([1, ...given])].sort((a, b) => a - b);
}

export function makePlan(config: Config, checked: Checked, machine: PlanMachine): Plan {
  const { workload, backend, kernel, parameters } = checked;
  const stage = workload.mainStage(parameters, config.seed);
  const grain =
    config.grain === 'auto'
      ? Math.max(workload.defaultGrain(parameters), Math.ceil(stage.items / maxTasks))
      : config.grain;
  const { wholeRange } = backend.team;
  const tasks = decompose(stage.items, wholeRange ? stage.items : grain);
  const processors = planProcessors(config.processors);
  const transport =
    config.transport === 'auto' ? defaultTransport(checked, machine) : config.transport;
  const asks = textToAsks(config.asks ?? '');
  return {
    workload: workload.id,
    unit: workload.unit,
    parameters,
    backend: backend.id,
    team: backend.team,
    kernel,
    processors,
    schedule: config.schedule as Policy,
    transport: transport as Transport,
    ...(config.balance === 'cost' && { balance: 'cost' }),
    ...(config.aggregation === 'tree' && { aggregation: 'tree' }),
    grain: tasks.grain,
    items: stage.items,
    tasks: tasks.count,
    ...chunksOf(config.schedule, tasks.count, processors),
    serialShare: config.serialShare,
    ...(config.serialShare > 0 && { serialTasks: serialTasks(tasks.count, config.serialShare) }),
    samples: config.samples,
    seed: config.seed,
    ...(workload.waits?.(parameters) && { waits: true }),
    ...contendedOf(checked, stage, transport),
    ...(asks && { asks }),
    ...(config.coldStarts > 0 && { coldStarts: config.coldStarts }),
    work: workload.work(parameters),
    estimate: estimate(config, checked, processors, transport, machine),
  };
}

/** Chunks shown at most. */
const shownChunks = 64;

function chunksOf(
  schedule: string,
  tasks: number,
  processors: readonly number[],
): Pick<Plan, 'chunks'> {
  if (schedule !== 'guided') return {};
  return { chunks: guidedChunks(tasks, processors.at(-1) ?? 1).slice(0, shownChunks) };
}

/** What all processors update, where they share one memory. */
function contendedOf(
  { workload, backend, kernel, parameters }: Checked,
  { arrays }: Stage,
  transport: string,
): Pick<Plan, 'contended'> {
  if (!areThreads(backend.team) || transport !== 'shared') return {};
  const updated = Object.values(arrays).filter(({ how }) => how === 'update');
  if (updated.length === 0) return {};
  const own = workload.ownArrays?.(parameters);
  const instead = own && definedOf(own);
  const guessMs = (p: Checked['parameters']): number => workload.guessMs(p, kernel);
  const timeRatio = guessMs({ ...parameters, ...instead }) / guessMs(parameters);
  return {
    contended: {
      arrays: updated.map(({ array }) => array),
      ...(instead && { instead: { parameters: instead, timeRatio } }),
    },
  };
}

function definedOf(given: Readonly<Record<string, number | undefined>>): Record<string, number> {
  const defined: Record<string, number> = {};
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) defined[name] = value;
  }
  return defined;
}

function defaultTransport({ backend }: Checked, machine: PlanMachine): Transport {
  const shared = backend.transports.includes('shared');
  if (!shared || machine.isolated) return shared ? 'shared' : 'transfer';
  return backend.transports.find((id) => id !== 'shared') ?? 'shared';
}

/** Time that a run takes beside what is timed: it is verified, and the page draws two frames that say how far it is. */
const besideMs = 45;
/** The same for each byte of its arrays, which are read and compared. */
const besideMsPerByte = 4e-7;
/** Time in which input and workers are made. */
const setUpMs = 250;

/**
 * Set-up and both candidates until they are warm, then warm-up and rounds over the baseline and every n, each as long
 * as one core's time over the cores it can have.
 */
function estimate(
  config: Config,
  { workload, backend, kernel, parameters }: Checked,
  processors: readonly number[],
  transport: string,
  machine: PlanMachine,
): Plan['estimate'] {
  const waits = workload.waits?.(parameters) ?? false;
  const timeMs = (id: 'js' | 'wasm' | 'wgsl'): number => {
    // Waiting takes as long on any machine, and a GPU is as fast as it is.
    const scale = waits || id === 'wgsl' ? 1 : (machine.scale?.() ?? 1);
    return workload.guessMs(parameters, id) * (machine.rate(workload.id, id) ?? scale);
  };
  const jsMs = timeMs('js');
  const wasmMs = workload.kernels.wasm ? timeMs('wasm') : undefined;
  const { serialShare: share } = config;
  const onTeam = processors.reduce((sum, n) => {
    if (backend.companionKernel && n === 1) return sum + timeMs(backend.companionKernel);
    const workers = areAlike(backend.team) ? n : n - 1;
    const cores = waits ? workers : (machine.cores ?? workers);
    const width = backend.team.gpu === 'all' ? n : Math.min(workers, cores);
    return sum + timeMs(kernel) * (share + (1 - share) / width);
  }, 0);
  const bytes = jobBytes(workload, parameters);
  const visitsMs = (processors.length + 1) * (besideMs + bytes * besideMsPerByte);
  const roundMs = Math.min(jsMs, wasmMs ?? jsMs) + onTeam + visitsMs;
  const candidatesMs =
    expectedWarmUpMs(jsMs) + (wasmMs === undefined ? 0 : expectedWarmUpMs(wasmMs));
  const widest = processors[processors.length - 1] ?? 1;
  // Shared memory has the arrays once, and the reference is kept beside it.
  const byMessages = areThreads(backend.team) ? 3 + widest : 4;
  const copies = transport === 'shared' ? 2 : byMessages;
  return {
    totalMs: setUpMs + candidatesMs + roundMs * (config.samples + 1),
    memoryBytes: bytes * copies,
    measured: machine.rate(workload.id, kernel) !== undefined,
  };
}

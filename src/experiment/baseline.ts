// The serial reference that every result is checked against, and the baseline: the fastest verified CPU
// kernel, the whole range as one task in one worker.

import { Failure } from '../contract/failure.ts';
import { makeJob, parametersOn, readOutput, runProgram, verify, wholeRange } from './job.ts';
import type { Arrays, View } from '../contract/array.ts';
import type { JobData } from './job-data.ts';
import type { Backend, Team } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import type { Plan } from '../record/plan.ts';
import type { Candidate } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';

/** The JavaScript kernel's results over the whole range, computed once per parameters and seed. */
interface Reference {
  readonly key: string;
  /** By the processors whose number is part of the problem; the same for all where it is not. */
  readonly expected: ReadonlyMap<number, Arrays>;
  /** Of the one on one processor. */
  readonly wallMs: number;
}

/** Remembers the last reference, so that the same problem on another backend starts at once. */
export class ReferenceStore {
  #last: Reference | undefined;

  find(key: string): Reference | undefined {
    return this.#last?.key === key ? this.#last : undefined;
  }

  keep(reference: Reference): void {
    this.#last = reference;
  }
}

export interface Baseline {
  readonly team: Team;
  readonly kernel: 'js' | 'wasm';
  /** What a run on so many processors has to give. */
  readonly expectedOn: (processors: number) => Arrays;
  readonly candidates: readonly Candidate[];
  readonly variant: string | undefined;
  /** What the person should know of how the baseline was chosen. */
  readonly notes: readonly Message[];
}

/** Makes the reference, times both CPU kernels once and opens the faster one that is right. */
export async function openBaseline(
  workload: Workload,
  plan: Plan,
  serial: Backend,
  data: JobData,
  store: ReferenceStore,
  signal: AbortSignal,
): Promise<Baseline> {
  const reference = await makeReference(workload, plan, serial, data, store, signal);
  const expectedOn = (processors: number): Arrays => {
    const expected = reference.expected.get(processors);
    if (!expected) throw new Error(`There is no reference on ${processors} processors.`);
    return expected;
  };
  const expected = expectedOn(1);
  const same = workload.check(plan.parameters, expected, expected, 'js');
  const js: Candidate = { kernel: 'js', warmUpMs: reference.wallMs, verdict: same };
  const openJs = (): Promise<Team> => openSerial(workload, plan, serial, 'js', data, signal);
  const onlyJs = { kernel: 'js', expectedOn, candidates: [js], variant: undefined } as const;
  if (!workload.kernels.wasm) return { team: await openJs(), ...onlyJs, notes: [] };
  const made = await openWasm(workload, plan, serial, data, signal);
  if ('off' in made) {
    const notes: readonly Message[] = [{ key: 'warning.wasm-off', values: { reason: made.off } }];
    return { team: await openJs(), ...onlyJs, notes };
  }
  const { team } = made;
  const trace = await runProgram(workload, plan, team, wholeRange, signal);
  const { verdict } = await verify(workload, plan, team, expected, 'wasm');
  const wasm: Candidate = { kernel: 'wasm', warmUpMs: trace.wallMs, verdict };
  const shared = { expectedOn, candidates: [js, wasm], variant: team.variant, notes: [] };
  if (verdict.ok && trace.wallMs < reference.wallMs) return { team, kernel: 'wasm', ...shared };
  await team.close();
  return { team: await openJs(), kernel: 'js', ...shared };
}

async function openSerial(
  workload: Workload,
  plan: Plan,
  serial: Backend,
  kernel: 'js' | 'wasm',
  data: JobData,
  signal: AbortSignal,
): Promise<Team> {
  const team = await serial.open(makeJob(workload, plan, kernel, data.arrays), 1, signal);
  data.adopt(team);
  return team;
}

/** The WASM kernel on one worker, or why this browser does not run it. */
async function openWasm(
  workload: Workload,
  plan: Plan,
  serial: Backend,
  data: JobData,
  signal: AbortSignal,
): Promise<{ readonly team: Team } | { readonly off: string }> {
  try {
    return { team: await openSerial(workload, plan, serial, 'wasm', data, signal) };
  } catch (error) {
    // What stops the experiment, or stands in the way of any worker, is no matter of WASM.
    if (signal.aborted || error instanceof Failure || plan.kernel === 'wasm') throw error;
    return { off: error instanceof Error ? error.message : String(error) };
  }
}

/** Processors that a run of the plan may have; a hybrid team also runs without its GPU. */
function everyCount({ processors }: Plan): readonly number[] {
  const fewer = processors.map((n) => n - 1).filter((n) => n > 0);
  return [...new Set([1, ...processors, ...fewer])];
}

/** For which a reference is made. */
function countsOf(workload: Workload, plan: Plan): readonly number[] {
  return workload.forProcessors ? everyCount(plan) : [1];
}

/** A copy: the memory that the output lies in is used again. */
async function copyOutput(workload: Workload, team: Team): Promise<Arrays> {
  const output: Record<string, View> = {};
  for (const [name, view] of Object.entries(await readOutput(workload, team))) {
    output[name] = view.slice();
  }
  return output;
}

async function makeReference(
  workload: Workload,
  plan: Plan,
  serial: Backend,
  data: JobData,
  store: ReferenceStore,
  signal: AbortSignal,
): Promise<Reference> {
  const counts = everyCount(plan);
  const key = JSON.stringify([plan.workload, plan.parameters, plan.seed, plan.file]);
  const known = store.find(key);
  if (known && counts.every((n) => known.expected.has(n))) return known;
  const team = await openSerial(workload, plan, serial, 'js', data, signal);
  const expected = new Map<number, Arrays>();
  let wallMs = 0;
  for (const processors of countsOf(workload, plan)) {
    // On one processor these parameters mean what they meant on so many.
    const parameters = parametersOn(workload, plan, processors);
    const trace = await runProgram(workload, { ...plan, parameters }, team, wholeRange, signal);
    if (processors === 1) ({ wallMs } = trace);
    expected.set(processors, await copyOutput(workload, team));
  }
  const [one] = expected.values();
  if (one && !workload.forProcessors) everyCount(plan).forEach((n) => expected.set(n, one));
  await team.close();
  const reference = { key, expected, wallMs };
  store.keep(reference);
  return reference;
}

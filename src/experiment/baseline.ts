// The serial reference that every result is checked against, and the baseline: the fastest verified CPU
// kernel, the whole range as one task in one worker.

import { errorText } from '../contract/error-text.ts';
import { Failure } from '../contract/failure.ts';
import { makeJob, parametersOn, readOutput, resultKernel, runProgram, wholeRange } from './job.ts';
import { mayYetWin, warmUpCandidate } from './warm-candidate.ts';
import { isLarge, keepReference } from './reference-output.ts';
import type { Arrays } from '../contract/array.ts';
import type { JobData } from './job-data.ts';
import type { Backend, Team } from '../contract/backend.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Verdict } from '../contract/verdict.ts';
import type { Workload } from '../contract/workload.ts';
import type { Plan } from '../record/plan.ts';
import type { Candidate } from '../record/run-record.ts';
import type { Message } from '../words/message.ts';
import type { CandidateRuns } from './warm-candidate.ts';
import type { Checked, ReferenceOutput } from './reference-output.ts';

/** The JavaScript kernel's results over the whole range, computed once per parameters and seed. */
interface Reference {
  readonly key: string;
  /** By the processors whose number is part of the problem; the same for all where it is not. */
  readonly expected: ReadonlyMap<number, ReferenceOutput>;
  /** Of the one on one processor. */
  readonly runs: CandidateRuns;
  readonly verdict: Verdict;
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
  /** Compares what a run on `processors` processors made with the reference; outside the timed region. */
  readonly verify: (team: Team, processors: number, kernel: KernelId) => Promise<Checked>;
  readonly candidates: readonly Candidate[];
  readonly variant: string | undefined;
  /** What the person should know of how the baseline was chosen. */
  readonly notes: readonly Message[];
}

/** Makes the reference, times both CPU kernels once they are warm and opens the faster one that is right. */
export async function openBaseline(
  workload: Workload,
  plan: Plan,
  serial: Backend,
  data: JobData,
  store: ReferenceStore,
  signal: AbortSignal,
): Promise<Baseline> {
  const reference = await makeReference(workload, plan, serial, data, store, signal);
  const verify: Baseline['verify'] = async (team, processors, kernel) => {
    const expected = reference.expected.get(processors);
    if (!expected) throw new Error(`There is no reference on ${processors} processors.`);
    const output = await readOutput(workload, team);
    const remake = async (): Promise<Arrays> => {
      const js = await openSerial(workload, plan, serial, 'js', data, signal);
      try {
        return (await runReference(workload, plan, processors, js, signal)).output;
      } finally {
        await js.close();
      }
    };
    return expected.check(data.desk, { workload, p: plan.parameters, output, kernel }, remake);
  };
  const js: Candidate = { kernel: 'js', ...reference.runs, verdict: reference.verdict };
  const openJs = (): Promise<Team> => openSerial(workload, plan, serial, 'js', data, signal);
  const onlyJs = { kernel: 'js', verify, candidates: [js], variant: undefined } as const;
  if (!workload.kernels.wasm) return { team: await openJs(), ...onlyJs, notes: [] };
  const made = await openWasm(workload, plan, serial, data, signal);
  if ('off' in made) {
    const notes: readonly Message[] = [{ key: 'warning.wasm-off', values: { reason: made.off } }];
    return { team: await openJs(), ...onlyJs, notes };
  }
  const { team } = made;
  const wasm = await timeWasm(workload, plan, team, verify, js.warmUpMs, signal);
  const shared = { verify, candidates: [js, wasm], variant: team.variant, notes: [] };
  if (wasm.verdict.ok && wasm.warmUpMs < js.warmUpMs) return { team, kernel: 'wasm', ...shared };
  await team.close();
  return { team: await openJs(), kernel: 'js', ...shared };
}

/** Times the WASM kernel on `team` until it is warm; every run is verified, and a wrong one ends it. */
async function timeWasm(
  workload: Workload,
  plan: Plan,
  team: Team,
  verify: Baseline['verify'],
  jsMs: number,
  signal: AbortSignal,
): Promise<Candidate> {
  let verdict: Verdict | undefined;
  const run = async (): Promise<number> => {
    const { wallMs } = await runProgram(workload, plan, team, wholeRange, signal);
    const made = await verify(team, 1, 'wasm');
    if (verdict?.ok !== false) ({ verdict } = made);
    return wallMs;
  };
  const once = await warmUpCandidate(run);
  const runs = mayYetWin(once.warmUpMs, jsMs)
    ? { warmUpMs: await run(), earlierMs: [...once.earlierMs, once.warmUpMs] }
    : once;
  if (!verdict) throw new Error('The WASM kernel did not run.');
  return { kernel: 'wasm', ...runs, verdict };
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
    return { off: errorText(error) };
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

/** Runs the JavaScript kernel over the whole range of what `processors` processors would compute. */
async function runReference(
  workload: Workload,
  plan: Plan,
  processors: number,
  team: Team,
  signal: AbortSignal,
): Promise<{ readonly output: Arrays; readonly wallMs: number }> {
  // On one processor these parameters mean what they meant on so many.
  const parameters = parametersOn(workload, plan, processors);
  const { wallMs } = await runProgram(workload, { ...plan, parameters }, team, wholeRange, signal);
  return { output: await readOutput(workload, team), wallMs };
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
  const { workload: id, parameters, seed, file } = plan;
  const kernel = resultKernel(plan);
  const key = JSON.stringify([id, parameters, seed, file, kernel]);
  const known = store.find(key);
  if (known && counts.every((n) => known.expected.has(n))) return known;
  const team = await openSerial(workload, plan, serial, 'js', data, signal);
  const expected = new Map<number, ReferenceOutput>();
  const { desk } = data;
  const keep = async (processors: number, output: Arrays): Promise<void> => {
    const { rule } = await desk.check(workload, parameters, output, output, kernel);
    expected.set(
      processors,
      await keepReference(desk, output, rule === 'exact' && isLarge(output)),
    );
  };
  const { output, wallMs: firstMs } = await runReference(workload, plan, 1, team, signal);
  const verdict = await desk.check(workload, parameters, output, output, 'js');
  await keep(1, output);
  const again = async (): Promise<number> =>
    (await runProgram(workload, plan, team, wholeRange, signal)).wallMs;
  const runs = await warmUpCandidate(again, firstMs);
  for (const processors of countsOf(workload, plan)) {
    if (processors === 1) continue;
    await keep(processors, (await runReference(workload, plan, processors, team, signal)).output);
  }
  await team.close();
  const one = expected.get(1);
  if (one && !workload.forProcessors) counts.forEach((n) => expected.set(n, one));
  const reference = { key, expected, runs, verdict };
  store.keep(reference);
  return reference;
}

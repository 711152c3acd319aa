// The command line: the same experiments as on the page, in a browser without a window. stdout carries
// only the answer.

import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { catalogue, checkConfig, defaultConfig } from '../engine/catalogue.ts';
import { recordJsonSchema } from '../record/json-schema.ts';
import { writeRecord } from '../record/write-record.ts';
import { idToChoice } from '../share/choice.ts';
import { formatMs } from '../words/quantity.ts';
import { say } from '../words/say.ts';
import { readCall } from './arguments.ts';
import { openLab } from './browser.ts';
import { checkInput, checkOutput, reasonOf } from './check-files.ts';
import { catalogueToText } from './list.ts';
import { recordToText } from './table.ts';
import { usageText } from './usage.ts';
import type { Catalogue, RunEvent, RunOutcome, WorkloadInfo } from '../engine/engine.ts';
import type { Config } from '../record/config.ts';
import type { Problem } from '../record/problem.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Call } from './arguments.ts';
import type { OpenedLab } from './browser.ts';

export interface Context {
  /** The project's folder. */
  readonly root: string;
  /** How to open the lab; a test gives its own. */
  readonly open?: (root: string) => Promise<OpenedLab>;
  readonly out?: (text: string) => void;
  readonly err?: (text: string) => void;
}

type RunCall = Extract<Call, { kind: 'run' }>;

/** Most lines of an answer to a wrong call. */
const wrongLines = 5;

/**
 * Runs one call; resolves with the exit status: 0 verified, 1 not verified or failed, 2
 * wrong call, 130 stopped by Ctrl-C.
 */
export async function main(argv: readonly string[], context: Context): Promise<number> {
  const out = context.out ?? ((text: string) => process.stdout.write(text));
  const err = context.err ?? ((text: string) => process.stderr.write(text));
  const choices = catalogue();
  const call = readCall(
    argv,
    choices.workloads.map(({ id }) => id),
  );
  switch (call.kind) {
    case 'wrong':
      err(`${call.lines.slice(0, wrongLines).join('\n')}\n`);
      return 2;
    case 'help':
      out(usageText(choices));
      return 0;
    case 'schema':
      out(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
      return 0;
    case 'list':
      out(call.json ? `${JSON.stringify(listed(choices), null, 2)}\n` : catalogueToText(choices));
      return 0;
    case 'run':
      return run(call, context, out, err);
  }
}

/** The catalogue under the names that `list --json` promises. */
function listed({ workloads, backends, kernels, schedules, transports }: Catalogue): unknown {
  return { workloads, backends, kernels, schedules, transports };
}

async function run(
  call: RunCall,
  context: Context,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  const config = callToConfig(call);
  const problems = [
    ...checkInput(call.inputFile),
    ...checkOutput(call.jsonFile),
    ...checkCall(config, call),
  ];
  if (problems.length > 0) {
    err(`${problems.slice(0, wrongLines).join('\n')}\n`);
    return 2;
  }
  const stopping = onStop();
  const opening = (context.open ?? openLab)(context.root);
  const measuring = opening.then((lab) => measure(lab, config, call, err));
  try {
    const outcome = await Promise.race([measuring, stopping.asked]);
    if (outcome === 'wrong input') return 2;
    if (outcome !== undefined) return tell(outcome, call, out, err);
    err('\nStopped.\n');
    return 130;
  } catch (error) {
    err(`The experiment did not end: ${reasonOf(error)}\n`);
    return 1;
  } finally {
    await opening.then(
      (lab) => lab.close(),
      () => undefined,
    );
    stopping.forget();
  }
}

/** Opens the file that was given, and runs; what is the matter with the file is said. */
async function measure(
  lab: OpenedLab,
  config: Config,
  { inputFile }: RunCall,
  err: (text: string) => void,
): Promise<RunOutcome | 'wrong input'> {
  if (inputFile === undefined) return lab.run(config, makeTeller(err));
  const opened = await lab.openFile(config, resolve(inputFile));
  if (opened.ok) return lab.run({ ...config, file: opened.file.name }, makeTeller(err));
  err(`--input: ${say(opened.message)}\n`);
  return 'wrong input';
}

/** Ctrl-C, or the end asked for by another process. */
function onStop(): { readonly asked: Promise<undefined>; readonly forget: () => void } {
  let stop: () => void = () => undefined;
  const asked = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
  });
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, stop);
  const forget = (): void => {
    for (const signal of signals) process.off(signal, stop);
  };
  return { asked, forget };
}

function callToConfig({ given, words, size }: RunCall): Config {
  const config = defaultConfig(given, availableParallelism());
  const info = findInfo(config.workload);
  const parameters = { ...config.parameters };
  for (const [name, word] of Object.entries(words)) {
    const value = idToChoice(info?.parameters ?? [], name, word);
    if (value !== undefined) parameters[name] = value;
  }
  if (size !== undefined && info) parameters[info.mainParameter] = size;
  return { ...config, parameters };
}

function findInfo(workload: string | undefined): WorkloadInfo | undefined {
  return catalogue().workloads.find(({ id }) => id === workload);
}

/** What is wrong with the configuration, a line each, without opening a browser. */
function checkCall(config: Config, call: RunCall): readonly string[] {
  const machine = { isolated: true, cores: availableParallelism(), rate: () => undefined };
  const preview = checkConfig(config, machine);
  return preview.ok ? [] : preview.problems.map((problem) => problemToLine(problem, call));
}

/** The sentence after the option that the field was given by. */
function problemToLine({ field, message }: Problem, { given, size }: RunCall): string {
  const bySize =
    size !== undefined && field === `parameters.${findInfo(given.workload)?.mainParameter}`;
  const option = field.startsWith('parameters.')
    ? `--set ${field.slice('parameters.'.length)}`
    : `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return `${bySize ? '--size' : option}: ${say(message)}`;
}

/** Tells progress on stderr: in place on a terminal, else a line per step. */
function makeTeller(err: (text: string) => void): (event: RunEvent) => void {
  const live = process.stderr.isTTY;
  return (event) => {
    if (event.kind === 'step' && !live) err(`${event.step}\n`);
    if (event.kind !== 'progress' || !live) return;
    const percent = Math.round(event.done * 100);
    err(
      `\r${percent} %, about ${formatMs(event.remainingMs)} left, round ${event.round} of ${event.rounds}   `,
    );
    if (percent === 100) err('\r\x1b[K');
  };
}

function tell(
  outcome: RunOutcome,
  call: RunCall,
  out: (text: string) => void,
  err: (text: string) => void,
): number {
  switch (outcome.kind) {
    case 'done':
    case 'wrong':
      out(recordToText(outcome.record));
      if (!writeFile(call.jsonFile, outcome.record, err)) return 1;
      return outcome.kind === 'done' ? 0 : 1;
    case 'stopped':
      err('The run was stopped.\n');
      return 1;
    case 'refused':
      err(`${outcome.problems.map((problem) => problemToLine(problem, call)).join('\n')}\n`);
      // What only the browser knows, such as a missing GPU, is no wrong call.
      return 1;
    case 'failed':
      err(`${say(outcome.message)}\n`);
      return 1;
  }
}

/** Writes the record where a file was named; false, with a sentence, where that fails after all. */
function writeFile(
  file: string | undefined,
  record: RunRecord,
  err: (text: string) => void,
): boolean {
  if (file === undefined) return true;
  try {
    writeFileSync(resolve(file), writeRecord(record));
    return true;
  } catch (error) {
    err(`The record could not be written (${reasonOf(error)}).\n`);
    return false;
  }
}

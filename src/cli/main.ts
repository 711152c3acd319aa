// The command line: the same experiments as on the page, in a browser without a window. stdout carries
// only the answer.

import { statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { catalogue, checkConfig, defaultConfig } from '../engine/catalogue.ts';
import { recordJsonSchema } from '../record/json-schema.ts';
import { writeRecord } from '../record/write-record.ts';
import { formatMs } from '../words/quantity.ts';
import { say } from '../words/say.ts';
import { readCall, usage } from './arguments.ts';
import { openLab } from './browser.ts';
import { catalogueToText } from './list.ts';
import { recordToText } from './table.ts';
import type { RunEvent, RunOutcome } from '../engine/engine.ts';
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

/** Most lines of an answer to a wrong call. */
const wrongLines = 5;

/** Runs one call; resolves with the exit status: 0 verified, 1 not verified or failed, 2 wrong call. */
export async function main(argv: readonly string[], context: Context): Promise<number> {
  const out = context.out ?? ((text: string) => process.stdout.write(text));
  const err = context.err ?? ((text: string) => process.stderr.write(text));
  const call = readCall(argv);
  switch (call.kind) {
    case 'wrong':
      err(`${call.lines.slice(0, wrongLines).join('\n')}\n`);
      return 2;
    case 'help':
      out(usage);
      return 0;
    case 'schema':
      out(`${JSON.stringify(recordJsonSchema(), null, 2)}\n`);
      return 0;
    case 'list':
      out(call.json ? `${JSON.stringify(listed(), null, 2)}\n` : catalogueToText(catalogue()));
      return 0;
    case 'run':
      return run(call, context, out, err);
  }
}

/** The catalogue under the names that `list --json` promises. */
function listed(): unknown {
  const { workloads, backends, kernels, schedules, transports } = catalogue();
  return { workloads, backends, kernels, schedules, transports };
}

async function run(
  call: Extract<Call, { kind: 'run' }>,
  context: Context,
  out: (text: string) => void,
  err: (text: string) => void,
): Promise<number> {
  const config = callToConfig(call);
  const problems = [...checkFile(call.jsonFile), ...checkCall(config)];
  if (problems.length > 0) {
    err(`${problems.slice(0, wrongLines).join('\n')}\n`);
    return 2;
  }
  const lab = await (context.open ?? openLab)(context.root);
  const stop = (): void => {
    err('\nStopped.\n');
    void lab.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const outcome = await lab.run(config, makeTeller(err));
    return tell(outcome, call.jsonFile, out, err);
  } finally {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
    await lab.close();
  }
}

function callToConfig({ given, size }: Extract<Call, { kind: 'run' }>): Config {
  const config = defaultConfig(given, availableParallelism());
  const main = catalogue().workloads.find(({ id }) => id === config.workload)?.mainParameter;
  if (size === undefined || main === undefined) return config;
  return { ...config, parameters: { ...config.parameters, [main]: size } };
}

/** What is wrong with the configuration, a line each, without opening a browser. */
function checkCall(config: Config): readonly string[] {
  const machine = { isolated: true, cores: availableParallelism(), rate: () => undefined };
  const preview = checkConfig(config, machine);
  return preview.ok ? [] : preview.problems.map(problemToLine);
}

function problemToLine({ field, message }: Problem): string {
  const option = field.startsWith('parameters.')
    ? `--set ${field.slice('parameters.'.length)}`
    : `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return `${option}: ${say(message)}`;
}

/** A record that could not be written is said before anything is measured. */
function checkFile(file: string | undefined): readonly string[] {
  if (file === undefined) return [];
  const folder = dirname(resolve(file));
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return [`--json: there is no folder ${folder}.`];
  }
  if (statSync(resolve(file), { throwIfNoEntry: false })?.isDirectory()) {
    return [`--json: ${file} is a folder; name a file.`];
  }
  return [];
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
  jsonFile: string | undefined,
  out: (text: string) => void,
  err: (text: string) => void,
): number {
  switch (outcome.kind) {
    case 'done':
    case 'wrong':
      out(recordToText(outcome.record));
      if (jsonFile !== undefined) writeFile(jsonFile, outcome.record);
      return outcome.kind === 'done' ? 0 : 1;
    case 'stopped':
      err('The run was stopped.\n');
      return 1;
    case 'refused':
      err(`${outcome.problems.slice(0, wrongLines).map(problemToLine).join('\n')}\n`);
      // What only the browser knows, such as a missing GPU, is no wrong call.
      return 1;
    case 'failed':
      err(`${say(outcome.message)}\n`);
      return 1;
  }
}

function writeFile(file: string, record: RunRecord): void {
  writeFileSync(resolve(file), writeRecord(record));
}

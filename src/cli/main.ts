// The command line: the same experiments as on the page, in a browser without a window. stdout carries
// only the answer.

import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '../engine/catalogue.ts';
import { isVerified } from '../record/is-verified.ts';
import { studyJsonSchema } from '../record/json-schema.ts';
import { writeStudy } from '../record/write-study.ts';
import { formatMs } from '../words/quantity.ts';
import { say } from '../words/say.ts';
import { readCall } from './arguments.ts';
import { openLab } from './browser.ts';
import { callToConfig, checkCall, problemToLine } from './call-config.ts';
import { checkInput, checkOutput } from './files/check-files.ts';
import { fileReason, showPath } from './files/file-reason.ts';
import { catalogueToText, transportList } from './list.ts';
import { replaceFile, standardOutput } from './files/replace-file.ts';
import { replay } from './replay.ts';
import { show } from './show.ts';
import { readStudyCall, type StudyCall } from './study-call.ts';
import { studyToText } from './study-text.ts';
import { toldToStop, type ToldToStop } from './told-to-stop.ts';
import { usageText } from './usage.ts';
import { Unwritten, writeTo } from './files/write-to.ts';
import type { Catalogue, RunEvent, StudyOutcome } from '../engine/engine.ts';
import type { Config } from '../record/config.ts';
import type { Study } from '../record/study.ts';
import type { Answered } from './answered.ts';
import type { RunCall } from './arguments.ts';
import type { OpenedLab } from './browser.ts';

export interface Context {
  /** The project's folder. */
  readonly root: string;
  /** How to open the lab; a test gives its own. Once `given` up, nobody waits for it and the process ends. */
  readonly open?: (root: string, givenUp: AbortSignal) => Promise<OpenedLab>;
  /** Resolves when the text is written, and rejects where it cannot be. */
  readonly out?: (text: string) => Promise<void>;
  readonly err?: (text: string) => Promise<void>;
}

type Write = NonNullable<Context['out']>;

/** Most lines of an answer to a wrong call. */
const wrongLines = 5;

/** A browser that does not close of itself by then is ended with the process; sooner after Ctrl-C. */
const closingMs = { ended: 5_000, stopped: 700 };

/**
 * Runs one call; resolves with the exit status: 0 verified, 1 not verified, failed or not written, 2 wrong call, 130
 * stopped by Ctrl-C (129 and 143 by SIGHUP and SIGTERM). The process is to end then: a browser may be left that ends
 * with it.
 */
export async function main(argv: readonly string[], context: Context): Promise<number> {
  const write = context.err ?? writeTo(process.stderr);
  // What cannot be told there cannot be told anywhere.
  const err: Write = (text) => write(text).catch(() => undefined);
  try {
    return await answer(argv, context, context.out ?? writeTo(process.stdout), err);
  } catch (error) {
    if (!(error instanceof Unwritten)) throw error;
    await err(`The answer could not be written (${error.message}).\n`);
    return 1;
  }
}

async function answer(
  argv: readonly string[],
  context: Context,
  out: Write,
  err: Write,
): Promise<number> {
  const without = await withoutBrowser(argv);
  if (without) return pass(without, out, err);
  const choices = catalogue();
  const workloads = choices.workloads.map(({ id }) => id);
  const study = readStudyCall(argv, workloads);
  if (study) return 'status' in study ? pass(study, out, err) : run(study, context, out, err);
  const call = readCall(argv, workloads);
  switch (call.kind) {
    case 'wrong':
      await err(`${call.lines.slice(0, wrongLines).join('\n')}\n`);
      return 2;
    case 'help':
      await out(usageText(choices));
      return 0;
    case 'schema':
      await out(`${JSON.stringify(studyJsonSchema(), null, 2)}\n`);
      return 0;
    case 'list':
      await out(
        call.json ? `${JSON.stringify(listed(choices), null, 2)}\n` : catalogueToText(choices),
      );
      return 0;
    case 'run':
      return run(studyOf(call), context, out, err);
  }
}

/** Passes an answer on; first what was asked for: nobody may read the other. */
async function pass(answered: Answered, out: Write, err: Write): Promise<number> {
  await out(answered.out);
  await err(answered.err);
  return answered.status;
}

/** A run is the study of one experiment. */
function studyOf(call: RunCall): StudyCall {
  const same = (config: Config): Config => config;
  return { kind: 'study', call, toConfig: same, toRequest: (config) => ({ kind: 'run', config }) };
}

/** The answer to a call that reads a record; undefined if it asks for something else. */
async function withoutBrowser([command, ...rest]: readonly string[]): Promise<
  Answered | undefined
> {
  if (command === 'show') return show(rest);
  return command === 'replay' ? replay(rest) : undefined;
}

/** The catalogue under the names that `list --json` promises. */
function listed({ workloads, backends, kernels, schedules }: Catalogue): unknown {
  return { workloads, backends, kernels, schedules, transports: transportList() };
}

async function run(asked: StudyCall, context: Context, out: Write, err: Write): Promise<number> {
  const { call } = asked;
  const config = callToConfig(call);
  const problems = [
    ...checkInput(call.inputFile),
    ...checkOutput(call.jsonFile, call.inputFile),
    ...checkCall(asked.toConfig(config), call),
  ];
  if (problems.length > 0) {
    await err(`${problems.slice(0, wrongLines).join('\n')}\n`);
    return 2;
  }
  const stopping = toldToStop();
  const givenUp = new AbortController();
  const opening = (context.open ?? openLab)(context.root, givenUp.signal);
  const measured = opening.then((lab) => measure(lab, config, asked, err));
  const outcome = await Promise.race([measured, stopping.asked.then(() => undefined)]).catch(
    async (error: unknown) => {
      await err(`The experiment did not end: ${fileReason(error)}\n`);
      return 1;
    },
  );
  try {
    if (typeof outcome === 'number') return outcome;
    if (outcome !== undefined) return await tell(outcome, call, out, err);
    await err('\nStopped.\n');
    return await stopping.asked;
  } finally {
    const closed = opening.then((lab) => lab.close()).catch(() => undefined);
    await within(outcome === undefined ? closingMs.stopped : closingMs.ended, closed, stopping);
    givenUp.abort();
    stopping.forget();
  }
}

/** Waits for `closed`, but no longer than `ms`, nor for more than a moment after Ctrl-C. */
async function within(ms: number, closed: Promise<unknown>, { asked }: ToldToStop): Promise<void> {
  const stopped = asked.then(() => sleep(closingMs.stopped, undefined, { ref: false }));
  await Promise.race([closed, sleep(ms, undefined, { ref: false }), stopped]);
}

/** Opens the file that was given, and runs; what is the matter with the file is said. */
async function measure(
  lab: OpenedLab,
  config: Config,
  { call: { inputFile }, toRequest }: StudyCall,
  err: Write,
): Promise<StudyOutcome<Study> | number> {
  if (inputFile === undefined) return lab.study(toRequest(config), makeTeller(err));
  const opened = await lab.openFile(config, resolve(inputFile));
  if (!opened.ok) {
    await err(`--input: ${say(opened.message)}\n`);
    return 2;
  }
  for (const note of opened.notes) await err(`--input: ${say(note)}\n`);
  return lab.study(toRequest({ ...config, file: opened.file.name }), makeTeller(err));
}

/** Tells progress on stderr: in place on a terminal, else a line per step. */
function makeTeller(err: Write): (event: RunEvent) => void {
  const live = process.stderr.isTTY;
  return (event) => {
    if (event.kind === 'step' && !live) void err(`${event.step}\n`);
    if (event.kind !== 'progress' || !live) return;
    const percent = Math.round(event.done * 100);
    void err(
      `\r${percent} %, about ${formatMs(event.remainingMs ?? 0)} left, round ${event.round} of ${event.rounds}   `,
    );
    if (percent === 100) void err('\r\x1b[K');
  };
}

async function tell(
  outcome: StudyOutcome<Study>,
  call: RunCall,
  out: Write,
  err: Write,
): Promise<number> {
  switch (outcome.kind) {
    case 'done':
    case 'wrong': {
      const { study } = outcome;
      // First, so that it is there even where nobody reads the table.
      const written = await writeFile(call.jsonFile, study, err);
      if (call.jsonFile === standardOutput) {
        await err(studyToText(study));
        await out(writeStudy(study));
      } else await out(studyToText(study));
      return written && outcome.kind === 'done' && isVerified(study) ? 0 : 1;
    }
    case 'stopped':
      await err('The run was stopped.\n');
      return 1;
    case 'refused':
      await err(`${outcome.problems.map((problem) => problemToLine(problem, call)).join('\n')}\n`);
      // What only the browser knows, such as a missing GPU, is no wrong call.
      return 1;
    case 'failed':
      await err(`${say(outcome.message)}\n`);
      return 1;
  }
}

/** Writes the record where a file was named; false, with a sentence, where that fails after all. */
async function writeFile(file: string | undefined, study: Study, err: Write): Promise<boolean> {
  if (file === undefined || file === standardOutput) return true;
  try {
    await replaceFile(resolve(file), writeStudy(study));
    return true;
  } catch (error) {
    await err(
      `The record could not be written to ${showPath(resolve(file))} (${fileReason(error)}); what was there before is kept.\n`,
    );
    return false;
  }
}

// The words of the command line: what a call asks for, or what is wrong with it and what would work.

import { parseArgs } from 'node:util';
import { textToNumber } from '../share/link.ts';
import { textToProcessors } from '../share/processor-list.ts';
import type { Config } from '../record/config.ts';

export type Call =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'schema' }
  | {
      readonly kind: 'run';
      readonly given: Partial<Config>;
      /** `--size`: the workload's main parameter, whose name the workload knows. */
      readonly size: number | undefined;
      readonly jsonFile: string | undefined;
    }
  | { readonly kind: 'wrong'; readonly lines: readonly string[] };

const explained = 'npm run lab -- help explains them.';
const commands = ['run', 'list', 'schema', 'help'] as const;

const runOptions = {
  workload: { type: 'string' },
  backend: { type: 'string' },
  kernel: { type: 'string' },
  processors: { type: 'string' },
  size: { type: 'string' },
  set: { type: 'string', multiple: true },
  schedule: { type: 'string' },
  grain: { type: 'string' },
  transport: { type: 'string' },
  'serial-share': { type: 'string' },
  samples: { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'string' },
} as const;

export const usage = `Usage: npm run lab -- COMMAND [OPTIONS]

  run       measure an experiment in a browser without a window
  list      workloads, parameters, backends, kernels, schedules, transports
  schema    the JSON Schema of a run record
  help      this text

Options of run (only --workload is required):
  --workload ID          mandelbrot, matrix-multiply, monte-carlo-pi
  --backend ID           serial, workers (default), webgpu
  --kernel ID            js, wasm, wgsl (default: wasm, on webgpu wgsl)
  --processors LIST      e.g. 1,2,4 or 1-4; 1 is always measured
  --size N               the workload's main size
  --set NAME=VALUE       any other parameter; may be repeated
  --schedule ID          static, cyclic, dynamic (default)
  --grain N              items per task
  --transport ID         shared (default) or transfer
  --serial-share X       share of the work for one processor only, 0 to 0.99
  --samples N            timed rounds (default 9)
  --seed N               seed of the input (default 1)
  --json FILE            write the run record

Options of list: --json prints it as JSON.
Exit: 0 all runs verified, 1 one was not, 2 the call was wrong.
`;

/** Reads the words after the program's name. */
export function readCall(argv: readonly string[]): Call {
  const [command, ...rest] = argv;
  switch (command) {
    case undefined:
      return wrong(`A command is missing: choose ${commands.join(', ')}.`, explained);
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help' };
    case 'run':
      return readRun(rest);
    case 'list':
      if (rest.every((word) => word === '--json')) return { kind: 'list', json: rest.length > 0 };
      return wrong(`list takes only --json, not "${rest.join(' ')}".`);
    case 'schema':
      return rest.length === 0 ? { kind: 'schema' } : wrong(`schema takes no options.`);
    default:
      return wrong(
        `There is no command "${clip(command)}": choose ${commands.join(', ')}.`,
        explained,
      );
  }
}

function readRun(rest: readonly string[]): Call {
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'help' };
  const unknown = unknownOption(rest);
  if (unknown) return unknown;
  let values: ReturnType<typeof parseRun>;
  try {
    values = parseRun(rest);
  } catch (error) {
    return wrong(
      error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error),
    );
  }
  if (values.workload === undefined) {
    return wrong('run needs --workload ID: mandelbrot, matrix-multiply or monte-carlo-pi.');
  }
  const parameters: Record<string, number> = {};
  for (const text of values.set ?? []) {
    const [name = '', value] = text.split('=', 2);
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || value === undefined) {
      return wrong(`--set takes NAME=VALUE, e.g. --set iterations=500, not "${clip(text)}".`);
    }
    parameters[name] = textToNumber(value);
  }
  return {
    kind: 'run',
    given: { ...readWords(values), ...readNumbers(values), parameters },
    size: values.size === undefined ? undefined : textToNumber(values.size),
    jsonFile: values.json,
  };
}

function parseRun(rest: readonly string[]) {
  return parseArgs({ args: [...rest], options: runOptions, strict: true, allowPositionals: false })
    .values;
}

type RunValues = ReturnType<typeof parseRun>;

function readWords(values: RunValues): Partial<Config> {
  const given: { -readonly [Key in keyof Config]?: Config[Key] } = {};
  for (const word of ['workload', 'backend', 'kernel', 'schedule', 'transport'] as const) {
    const text = values[word];
    if (text !== undefined) given[word] = text;
  }
  return given;
}

function readNumbers(values: RunValues): Partial<Config> {
  const given: { -readonly [Key in keyof Config]?: Config[Key] } = {};
  if (values.processors !== undefined) given.processors = textToProcessors(values.processors);
  if (values.grain !== undefined) {
    given.grain = values.grain === 'auto' ? 'auto' : textToNumber(values.grain);
  }
  if (values['serial-share'] !== undefined)
    given.serialShare = textToNumber(values['serial-share']);
  if (values.samples !== undefined) given.samples = textToNumber(values.samples);
  if (values.seed !== undefined) given.seed = textToNumber(values.seed);
  return given;
}

/** An option that run does not know, with the one that was probably meant. */
function unknownOption(rest: readonly string[]): Call | undefined {
  const names = Object.keys(runOptions);
  for (const word of rest) {
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name === undefined || names.includes(name)) continue;
    const near = names.find((known) => distance(known, name) <= 2);
    const hint = near ? `Did you mean --${near}?` : `run takes --${names.join(', --')}.`;
    return wrong(`run has no option --${clip(name)}.`, hint);
  }
  return undefined;
}

/** Levenshtein distance: insertions, deletions and replacements between two words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replaced));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function wrong(...lines: readonly string[]): Call {
  return { kind: 'wrong', lines };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

// The words of the command line: what a call asks for, or what is wrong with it and what would work.

import { parseArgs } from 'node:util';
import { textToNumber, wordFields } from '../share/link.ts';
import { textToProcessors } from '../share/processor-list.ts';
import type { Config } from '../record/config.ts';

export type Call =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'schema' }
  | {
      readonly kind: 'run';
      readonly given: Partial<Config>;
      /** Parameters whose value is no number: ids of choices, as the workload knows them. */
      readonly words: Readonly<Record<string, string>>;
      /** `--size`: the workload's main parameter, whose name the workload knows. */
      readonly size: number | undefined;
      /** `--input`: a file in place of the built-in input. */
      readonly inputFile: string | undefined;
      readonly jsonFile: string | undefined;
    }
  | { readonly kind: 'wrong'; readonly lines: readonly string[] };

const explained = 'npm run lab -- help explains them.';
const commands = [
  'run',
  'compare',
  'break-even',
  'grow',
  'size-map',
  'calibrate',
  'show',
  'replay',
  'list',
  'schema',
  'help',
] as const;

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
  balance: { type: 'string' },
  aggregation: { type: 'string' },
  'serial-share': { type: 'string' },
  samples: { type: 'string' },
  seed: { type: 'string' },
  'cold-starts': { type: 'string' },
  input: { type: 'string' },
  json: { type: 'string' },
} as const;

const options = `run takes --${Object.keys(runOptions).join(', --')}.`;

/** Reads the words after the program's name; `workloads` are the ids that an answer can name. */
export function readCall(argv: readonly string[], workloads: readonly string[]): Call {
  const [command, ...rest] = argv;
  if (rest.includes('--help') || rest.includes('-h')) return { kind: 'help' };
  switch (command) {
    case undefined:
      return wrong(`A command is missing: choose ${commands.join(', ')}.`, explained);
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help' };
    case 'run':
      return readRun(rest.reduce(joinNegative, []), workloads);
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

/** "--size -5" as "--size=-5": a number below zero is a value, though it looks like an option. */
function joinNegative(words: readonly string[], word: string): string[] {
  const before = words.at(-1) ?? '';
  const isValue = /^-[.\d]/.test(word) && /^--[^=]+$/.test(before);
  return isValue ? [...words.slice(0, -1), `${before}=${word}`] : [...words, word];
}

function readRun(rest: readonly string[], workloads: readonly string[]): Call {
  const unknown = unknownOption(rest);
  if (unknown) return unknown;
  let values: ReturnType<typeof parseRun>;
  try {
    values = parseRun(rest);
  } catch (error) {
    // The reader's own hints, after the first sentence, speak of its settings.
    const reason = error instanceof Error ? error.message.split(/\. |\n/)[0] : String(error);
    return wrong(`${reason}.`.replace(/\.\.$/, '.'), options);
  }
  const twice = givenTwice(rest);
  if (twice) return twice;
  if (values.workload === undefined) {
    return wrong(`run needs --workload ID: ${workloads.join(', ')}.`, explained);
  }
  if (values.processors !== undefined && textToProcessors(values.processors).some(Number.isNaN)) {
    const given = clip(values.processors);
    return wrong(`--processors takes whole numbers, e.g. 1,2,4 or 1-4, not "${given}".`);
  }
  const parameters: Record<string, number> = {};
  const words: Record<string, string> = {};
  for (const text of values.set ?? []) {
    const [name = '', value, ...more] = text.split('=');
    if (Object.hasOwn(parameters, name)) {
      return wrong(`--set ${clip(name)} is given twice: leave one of them out.`);
    }
    if (!/^[a-z][A-Za-z0-9]*$/.test(name) || value === undefined || more.length > 0) {
      return wrong(`--set takes NAME=VALUE, e.g. --set iterations=500, not "${clip(text)}".`);
    }
    parameters[name] = textToNumber(value);
    if (Number.isNaN(parameters[name])) words[name] = value;
  }
  return {
    kind: 'run',
    given: { ...readWords(values), ...readNumbers(values), parameters },
    words,
    size: values.size === undefined ? undefined : textToNumber(values.size),
    inputFile: values.input,
    jsonFile: values.json,
  };
}

/** An option of one value that is given more than once: all but the last would be dropped. */
function givenTwice(rest: readonly string[]): Call | undefined {
  const { tokens } = parseArgs({
    args: [...rest],
    options: runOptions,
    strict: true,
    tokens: true,
  });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option' || token.name === 'set') continue;
    if (seen.has(token.name)) {
      return wrong(
        `--${token.name} is given twice, and one value is taken: leave one of them out.`,
      );
    }
    seen.add(token.name);
  }
  return undefined;
}

function parseRun(rest: readonly string[]) {
  return parseArgs({ args: [...rest], options: runOptions, strict: true, allowPositionals: false })
    .values;
}

type RunValues = ReturnType<typeof parseRun>;

function readWords(values: RunValues): Partial<Config> {
  const given: { -readonly [Key in keyof Config]?: Config[Key] } = {};
  for (const word of wordFields) {
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
  if (values['cold-starts'] !== undefined) given.coldStarts = textToNumber(values['cold-starts']);
  return given;
}

/** An option that run does not know, with the one that was probably meant. */
function unknownOption(rest: readonly string[]): Call | undefined {
  const names = Object.keys(runOptions);
  for (const word of rest) {
    const name = /^--([^=]+)/.exec(word)?.[1];
    if (name === undefined || names.includes(name)) continue;
    const near = names.find((known) => mayBeMeant(known, name));
    const hint = near ? `Did you mean --${near}?` : options;
    return wrong(`run has no option --${clip(name)}.`, hint);
  }
  return undefined;
}

/** Whether one word is the other with two letters wrong at most. */
function mayBeMeant(known: string, name: string): boolean {
  return Math.abs(known.length - name.length) <= 2 && distance(known, name) <= 2;
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

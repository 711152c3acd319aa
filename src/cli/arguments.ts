// The words of the command line: what a call asks for, or what is wrong with it and what would work.

import { fieldNames, fields } from '../record/fields.ts';
import { textToNumber, textToValue } from '../share/link.ts';
import { fieldWords } from '../words/en/field.ts';
import { clip, readOptions, takes, type OptionSpec } from './read-options.ts';
import type { Config } from '../record/config.ts';

/** A call of a command that measures. */
export interface RunCall {
  readonly kind: 'run';
  readonly given: Partial<Config>;
  /** Parameters whose value is no number: ids of choices, as the workload knows them. */
  readonly words: Readonly<Record<string, string>>;
  /** `--size`: the workload's main parameter, whose name the workload knows. */
  readonly size: number | undefined;
  /** `--input`: a file in place of the built-in input. */
  readonly inputFile: string | undefined;
  readonly jsonFile: string | undefined;
  /** The values of options that only this command has. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with a call and what would work, a line each. */
interface WrongCall {
  readonly kind: 'wrong';
  readonly lines: readonly string[];
}

export type Call =
  | { readonly kind: 'help' }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'schema' }
  | RunCall
  | WrongCall;

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

/** The options of run, which studies take as well. */
const runOptions: readonly OptionSpec[] = [
  ...fieldNames.map((name) => ({
    name: fields[name].spelling,
    placeholder: fieldWords[name].placeholder,
  })),
  { name: 'size', placeholder: 'N' },
  { name: 'set', placeholder: 'NAME=VALUE', repeats: true },
  { name: 'input', placeholder: 'FILE' },
  { name: 'json', placeholder: 'FILE' },
];

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
      return readRun('run', rest, workloads);
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

/** What was given of the options of run, and of those that `command` has beside them. */
export function readRun(
  command: string,
  rest: readonly string[],
  workloads: readonly string[],
  own: readonly OptionSpec[] = [],
): RunCall | WrongCall {
  const specs = [...runOptions, ...own];
  const read = readOptions(command, rest, specs);
  if (read.kind === 'wrong') return read;
  const [word] = read.words;
  if (word !== undefined)
    return wrong(`${command} takes options only, not '${clip(word)}'.`, takes(command, specs));
  const textOf = (name: string): string | undefined => read.values.get(name)?.[0];
  if (textOf('workload') === undefined) {
    return wrong(`${command} needs --workload ID: ${workloads.join(', ')}.`, explained);
  }
  const given = readFields(textOf);
  if (given.processors?.some(Number.isNaN)) {
    const text = clip(textOf('processors') ?? '');
    return wrong(`--processors takes whole numbers, e.g. 1,2,4 or 1-4, not "${text}".`);
  }
  const set = readSet(read.values.get('set') ?? []);
  if ('kind' in set) return set;
  const size = textOf('size');
  return {
    kind: 'run',
    given: { ...given, parameters: set.parameters },
    words: set.words,
    size: size === undefined ? undefined : textToNumber(size),
    inputFile: textOf('input'),
    jsonFile: textOf('json'),
    own: new Map([...read.values].filter(([name]) => own.some((spec) => spec.name === name))),
  };
}

/** The fields of the configuration that were given. */
function readFields(textOf: (name: string) => string | undefined): Partial<Config> {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const text = textOf(fields[name].spelling);
      return text === undefined ? [] : [[name, textToValue(name, text)]];
    }),
  );
}

/** Parameters by name, and those whose value is a word. */
function readSet(texts: readonly string[]):
  | WrongCall
  | {
      readonly parameters: Readonly<Record<string, number>>;
      readonly words: Readonly<Record<string, string>>;
    } {
  const parameters: Record<string, number> = {};
  const words: Record<string, string> = {};
  for (const text of texts) {
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
  return { parameters, words };
}

function wrong(...lines: readonly string[]): WrongCall {
  return { kind: 'wrong', lines };
}

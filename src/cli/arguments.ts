// The words of the command line: what a call asks for, or what is wrong with it and what would work.

import { Command, CommanderError } from 'commander';
import { fieldNames, fields } from '../record/fields.ts';
import { textToNumber, textToValue } from '../share/link.ts';
import { fieldWords } from '../words/en/field.ts';
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

/** The options of run that are no fields of the configuration. */
const ownOptions = [
  ['size', 'N'],
  ['set', 'NAME=VALUE'],
  ['input', 'FILE'],
  ['json', 'FILE'],
] as const;
const optionNames: readonly string[] = [
  ...fieldNames.map((name) => fields[name].spelling),
  ...ownOptions.map(([name]) => name),
];

const options = `run takes --${optionNames.join(', --')}.`;

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
      return readRun(rest, workloads);
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

/** Texts by option; of `set` there may be several. */
interface RunValues {
  readonly texts: ReadonlyMap<string, string>;
  readonly set: readonly string[];
}

/** Ends the reading of a call: its message is the sentence for it. */
class GivenTwice extends Error {}

/** A value of an option, which takes one only: all but the last would be dropped. */
function once(name: string): (value: string, before: string | undefined) => string {
  return (value, before) => {
    if (before !== undefined)
      throw new GivenTwice(
        `--${name} is given twice, and one value is taken: leave one of them out.`,
      );
    return value;
  };
}

/** The options of run, as commander reads them. */
function makeRunCommand(): Command {
  const silent = { writeOut: () => undefined, writeErr: () => undefined };
  const command = new Command('run').exitOverride().configureOutput(silent).helpOption(false);
  const all = [
    ...fieldNames.map((name) => [fields[name].spelling, fieldWords[name].placeholder] as const),
    ...ownOptions,
  ];
  for (const [name, placeholder] of all) {
    const option = command.createOption(`--${name} <${placeholder}>`);
    if (name === 'set')
      option.argParser((value, before: readonly string[] | undefined) => [
        ...(before ?? []),
        value,
      ]);
    else option.argParser(once(name));
    command.addOption(option);
  }
  return command.allowExcessArguments(false);
}

/** What commander has against a call, in the words of this program. */
function refusalOf(error: CommanderError, rest: readonly string[]): Call {
  // What it quotes, and after a line break what may have been meant.
  const [, quoted = ''] = error.message.split("'");
  switch (error.code) {
    case 'commander.unknownOption': {
      const [option = ''] = quoted.split('=');
      const [, near] = /\(Did you mean (--[a-z-]{1,40})/.exec(error.message) ?? [];
      const said = option.startsWith('--') ? clip(option) : `'${clip(option)}'`;
      return wrong(`run has no option ${said}.`, near ? `Did you mean ${near}?` : options);
    }
    case 'commander.excessArguments': {
      const word = rest.find((one, at) => !one.startsWith('-') && !rest[at - 1]?.startsWith('--'));
      return wrong(`run takes options only, not '${clip(word ?? '')}'.`, options);
    }
    default:
      return wrong(`${quoted.split(' ')[0]} needs a value.`, options);
  }
}

function readOptions(rest: readonly string[]): RunValues | Call {
  try {
    const given = makeRunCommand()
      .parse([...rest], { from: 'user' })
      .opts<Record<string, unknown>>();
    const named = optionNames.map((name) => [name, given[camelCase(name)]] as const);
    return {
      texts: new Map(
        named.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
      set: (given['set'] as readonly string[] | undefined) ?? [],
    };
  } catch (error) {
    if (error instanceof GivenTwice) return wrong(error.message);
    if (error instanceof CommanderError) return refusalOf(error, rest);
    throw error;
  }
}

/** As commander names the value of an option. */
function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function readRun(rest: readonly string[], workloads: readonly string[]): Call {
  const read = readOptions(rest);
  if ('kind' in read) return read;
  const { texts } = read;
  if (!texts.has('workload')) {
    return wrong(`run needs --workload ID: ${workloads.join(', ')}.`, explained);
  }
  const given = readFields(texts);
  if (given.processors?.some(Number.isNaN)) {
    const text = clip(texts.get('processors') ?? '');
    return wrong(`--processors takes whole numbers, e.g. 1,2,4 or 1-4, not "${text}".`);
  }
  const set = readSet(read.set);
  if ('kind' in set) return set;
  const size = texts.get('size');
  return {
    kind: 'run',
    given: { ...given, parameters: set.parameters },
    words: set.words,
    size: size === undefined ? undefined : textToNumber(size),
    inputFile: texts.get('input'),
    jsonFile: texts.get('json'),
  };
}

/** The fields of the configuration that were given. */
function readFields(texts: RunValues['texts']): Partial<Config> {
  return Object.fromEntries(
    fieldNames.flatMap((name) => {
      const text = texts.get(fields[name].spelling);
      return text === undefined ? [] : [[name, textToValue(name, text)]];
    }),
  );
}

/** Parameters by name, and those whose value is a word. */
function readSet(texts: readonly string[]):
  | Call
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

function wrong(...lines: readonly string[]): Call {
  return { kind: 'wrong', lines };
}

function clip(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

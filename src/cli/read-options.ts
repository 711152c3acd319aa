// The words of a call as commander reads them, and what is wrong with them in the words of this program.

import { Command, CommanderError } from 'commander';

/** An option of a command. Without a placeholder it takes no value; `repeats`: it may be given several times. */
export interface OptionSpec {
  readonly name: string;
  readonly placeholder?: string;
  readonly repeats?: true;
}

/** What was given. */
export interface ReadOptions {
  readonly kind: 'read';
  /** By option, in order. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** The options that take no value. */
  readonly flags: ReadonlySet<string>;
  /** Words that belong to no option. */
  readonly words: readonly string[];
}

interface Wrong {
  readonly kind: 'wrong';
  readonly lines: readonly string[];
}

/** Ends the reading of a call: its message is the sentence for it. */
class GivenTwice extends Error {}

/** Longest part of a word that is repeated in an answer. */
const longest = 40;

/** A word as an answer repeats it. */
export function clip(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The values of an option so far; of one that takes one value all but the last would be dropped. */
function collect({ name, repeats }: OptionSpec) {
  return (value: string, before: readonly string[] | undefined): readonly string[] => {
    if (before === undefined) return [value];
    if (repeats) return [...before, value];
    throw new GivenTwice(
      `--${name} is given twice, and one value is taken: leave one of them out.`,
    );
  };
}

function makeCommand(name: string, specs: readonly OptionSpec[]): Command {
  const silent = { writeOut: () => undefined, writeErr: () => undefined };
  const command = new Command(name).exitOverride().configureOutput(silent).helpOption(false);
  for (const spec of specs) {
    const { placeholder } = spec;
    const option = command.createOption(`--${spec.name}${placeholder ? ` <${placeholder}>` : ''}`);
    command.addOption(placeholder ? option.argParser(collect(spec)) : option);
  }
  return command.argument('[words...]');
}

/** Reads the words of a call after its command. */
export function readOptions(
  command: string,
  rest: readonly string[],
  specs: readonly OptionSpec[],
): ReadOptions | Wrong {
  try {
    const read = makeCommand(command, specs).parse([...rest], { from: 'user' });
    const given = read.opts<Record<string, unknown>>();
    const named = specs.map(({ name }) => [name, given[camelCase(name)]] as const);
    return {
      kind: 'read',
      values: new Map(
        named.flatMap(([name, value]) =>
          Array.isArray(value) ? [[name, value as readonly string[]]] : [],
        ),
      ),
      flags: new Set(named.flatMap(([name, value]) => (value === true ? [name] : []))),
      words: read.args,
    };
  } catch (error) {
    if (error instanceof GivenTwice) return { kind: 'wrong', lines: [error.message] };
    if (error instanceof CommanderError) return refusalOf(error, command, specs);
    throw error;
  }
}

/** As commander names the value of an option. */
function camelCase(name: string): string {
  return name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** All options of a command, as an answer names them. */
export function takes(command: string, specs: readonly OptionSpec[]): string {
  return `${command} takes --${specs.map(({ name }) => name).join(', --')}.`;
}

function refusalOf(error: CommanderError, command: string, specs: readonly OptionSpec[]): Wrong {
  // What it quotes, and after a line break what may have been meant.
  const [, quoted = ''] = error.message.split("'");
  const all = specs.length > 0 ? takes(command, specs) : `${command} takes no options.`;
  if (error.code === 'commander.unknownOption') {
    const [option = ''] = quoted.split('=');
    const [, near] = /\(Did you mean (--[a-z-]{1,40})/.exec(error.message) ?? [];
    const said = option.startsWith('--') ? clip(option) : `'${clip(option)}'`;
    const hint = near ? `Did you mean ${near}?` : all;
    return { kind: 'wrong', lines: [`${command} has no option ${said}.`, hint] };
  }
  const [option = '', placeholder = 'a value'] = quoted.split(' ');
  const what = placeholder.replaceAll(/[<>]/g, '');
  return { kind: 'wrong', lines: [`${option} takes ${what}, and none was given.`, all] };
}

// The experiment that a call asks for, and what is wrong with it before a browser is opened.

import { availableParallelism } from 'node:os';
import { catalogue, checkConfig, defaultConfig } from '../engine/catalogue.ts';
import { idToChoice } from '../share/choice.ts';
import { fields, type FieldName } from '../record/fields.ts';
import { say } from '../words/say.ts';
import type { WorkloadInfo } from '../engine/engine.ts';
import type { Config, ConfigField } from '../record/config.ts';
import type { Problem } from '../record/problem.ts';
import type { RunCall } from './arguments.ts';

/** The default experiment with what was given put in. */
export function callToConfig({ given, words, size }: RunCall): Config {
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
export function checkCall(config: Config, call: RunCall): readonly string[] {
  const unused = [...givenTwice(config.workload, call), ...besideInput(config.workload, call)];
  if (unused.length > 0) return unused;
  const machine = { isolated: true, cores: availableParallelism(), rate: () => undefined };
  const preview = checkConfig(config, machine);
  return preview.ok ? [] : preview.problems.map((problem) => problemToLine(problem, call));
}

/** `--size` is another name of a parameter: of two values one would be dropped. */
function givenTwice(workload: string, { given, words, size }: RunCall): readonly string[] {
  const name = findInfo(workload)?.mainParameter;
  if (name === undefined || size === undefined) return [];
  const isSet = Object.hasOwn(given.parameters ?? {}, name) || Object.hasOwn(words, name);
  return isSet ? [`--size: it sets ${name}, as --set ${name} does: leave one of them out.`] : [];
}

/** What does nothing beside `--input` is not taken in silence: parameters that the file decides, or leaves unused. */
function besideInput(workload: string, call: RunCall): readonly string[] {
  const { inputFile, given, words, size } = call;
  const info = findInfo(workload);
  if (inputFile === undefined || !info) return [];
  const { file, title, mainParameter } = info;
  if (!file) return [`--input: ${say({ key: 'file.not-taken', values: { workload: title } })}`];
  const names = [...Object.keys(given.parameters ?? {}), ...Object.keys(words)];
  const options = [...new Set(names)].map((name) => [`--set ${name}`, name] as const);
  const all = size === undefined ? options : [...options, ['--size', mainParameter] as const];
  return all.flatMap(([option, name]) => {
    if (file.decides.includes(name))
      return [`${option}: ${say({ key: 'file.parameter-decided', values: {} })}`];
    if (file.leavesOut.includes(name))
      return [`${option}: ${say({ key: 'file.parameter-unused', values: {} })}`];
    return [];
  });
}

/** The sentence after the option that the field was given by. */
export function problemToLine({ field, message }: Problem, { given, size }: RunCall): string {
  const bySize =
    size !== undefined && field === `parameters.${findInfo(given.workload)?.mainParameter}`;
  return `${bySize ? '--size' : optionOf(field)}: ${say(message)}`;
}

/** The option that gives a field. */
function optionOf(field: ConfigField): string {
  if (field === 'file') return '--input';
  if (field === 'parameters') return '--set';
  const [, parameter] = /^parameters\.(.+)$/.exec(field) ?? [];
  return parameter === undefined
    ? `--${fields[field as FieldName].spelling}`
    : `--set ${parameter}`;
}

// The experiment that a call asks for, and what is wrong with it before a browser is opened.

import { availableParallelism } from 'node:os';
import { catalogue, checkConfig, defaultConfig } from '../engine/catalogue.ts';
import { idToChoice } from '../share/choice.ts';
import { say } from '../words/say.ts';
import type { WorkloadInfo } from '../engine/engine.ts';
import type { Config } from '../record/config.ts';
import type { Problem } from '../record/problem.ts';
import type { Call } from './arguments.ts';

export type RunCall = Extract<Call, { kind: 'run' }>;

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
  const machine = { isolated: true, cores: availableParallelism(), rate: () => undefined };
  const preview = checkConfig(config, machine);
  return preview.ok ? [] : preview.problems.map((problem) => problemToLine(problem, call));
}

/** The sentence after the option that the field was given by. */
export function problemToLine({ field, message }: Problem, { given, size }: RunCall): string {
  const bySize =
    size !== undefined && field === `parameters.${findInfo(given.workload)?.mainParameter}`;
  const option = field.startsWith('parameters.')
    ? `--set ${field.slice('parameters.'.length)}`
    : `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  return `${bySize ? '--size' : option}: ${say(message)}`;
}

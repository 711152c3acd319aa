// Judges a configuration before anything runs: every field that cannot work, with the sentence for it.

import { fieldNames } from '../record/fields.ts';
import { checkField, type Choices } from './check-fields.ts';
import { mendOf } from './check-number.ts';
import { checkParameters, fillParameters } from './check-parameters.ts';
import { checkMemory } from './check-size.ts';
import type { BackendTraits } from '../contract/backend.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Workload } from '../contract/workload.ts';
import type { Config, ConfigField } from '../record/config.ts';
import type { Problem } from '../record/problem.ts';
import type { Message } from '../words/message.ts';

/** A configuration whose every word was found. */
export interface Checked {
  readonly workload: Workload;
  readonly backend: BackendTraits;
  readonly kernel: KernelId;
  readonly parameters: Readonly<Record<string, number>>;
}

/** Most tasks of a stage: beyond it bookkeeping would outweigh work. */
export const maxTasks = 2 ** 24;

/** All problems of `config`, and what was found where there are none. */
export function checkConfig(
  config: Config,
  choices: Choices,
): { readonly problems: readonly Problem[]; readonly checked: Checked | undefined } {
  const problems: Problem[] = [];
  const report = (field: ConfigField, message: Message | undefined): void => {
    if (message) problems.push({ field, message, ...mendOf(field, message) });
  };
  for (const name of fieldNames) report(name, checkField(name, config, choices));
  const workload = choices.workloads.find(({ id }) => id === config.workload);
  const backend = choices.backends.find(({ id }) => id === config.backend);
  const kernel = backend?.kernels.find((id) => id === config.kernel);
  if (!workload || !backend || !kernel || !workload.kernels[kernel])
    return { problems, checked: undefined };
  const exacting = backend.companionKernel ?? kernel;
  problems.push(...checkParameters(workload, config.parameters, exacting));
  const parameters = fillParameters(workload, config.parameters);
  if (!problems.some(({ field }) => field.startsWith('parameters.'))) {
    report('grain', checkGrain(config.grain, workload, parameters));
    const memory = checkMemory(workload, parameters);
    if (memory) problems.push(memory);
  }
  return {
    problems,
    checked: problems.length === 0 ? { workload, backend, kernel, parameters } : undefined,
  };
}

function checkGrain(
  given: number | 'auto',
  workload: Workload,
  parameters: Readonly<Record<string, number>>,
): Message | undefined {
  if (given === 'auto') return undefined;
  const { items } = workload.mainStage(parameters, 0);
  const min = Math.ceil(items / maxTasks);
  if (Number.isInteger(given) && given >= min && given <= items) return undefined;
  return { key: 'check.grain', values: { given: String(given), min, max: items } };
}

// Judges a configuration before anything runs: every field that cannot work, with the sentence for it.

import { balances, policies, transports } from '../contract/schedule.ts';
import { aggregations } from '../contract/stage.ts';
import { areThreads } from '../contract/team-traits.ts';
import type { BackendTraits } from '../contract/backend.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Workload } from '../contract/workload.ts';
import { checkAsks } from './check-asks.ts';
import { checkNumber, mendOf } from './check-number.ts';
import { checkParameters, fillParameters } from './check-parameters.ts';
import { checkMemory } from './check-size.ts';
import type { Config, ConfigField } from '../record/config.ts';
import type { Problem } from '../record/problem.ts';
import type { Message } from '../words/message.ts';

/** What there is to choose from, and what this browser allows. */
export interface Choices {
  readonly workloads: readonly Workload[];
  readonly backends: readonly BackendTraits[];
  /** Shared memory can be posted to workers. */
  readonly isolated: boolean;
}

/** A configuration whose every word was found. */
export interface Checked {
  readonly workload: Workload;
  readonly backend: BackendTraits;
  readonly kernel: KernelId;
  readonly parameters: Readonly<Record<string, number>>;
}

/** Most tasks of a stage: beyond it bookkeeping would outweigh work. */
export const maxTasks = 2 ** 24;
const maxSamples = 1_000;
const maxSerialShare = 0.99;
const maxColdStarts = 100;

/** All problems of `config`, and what was found where there are none. */
export function checkConfig(
  config: Config,
  choices: Choices,
): { readonly problems: readonly Problem[]; readonly checked: Checked | undefined } {
  const problems: Problem[] = [];
  const report = (field: ConfigField, message: Message | undefined): void => {
    if (message) problems.push({ field, message, ...mendOf(field, message) });
  };
  const workload = choices.workloads.find(({ id }) => id === config.workload);
  if (!workload)
    report(
      'workload',
      unknown(
        'check.workload',
        config.workload,
        choices.workloads.map(({ id }) => id),
      ),
    );
  const backend = choices.backends.find(({ id }) => id === config.backend);
  if (!backend)
    report(
      'backend',
      unknown(
        'check.backend',
        config.backend,
        choices.backends.map(({ id }) => id),
      ),
    );
  const kernel = backend?.kernels.find((id) => id === config.kernel);
  if (backend) report('kernel', checkKernel(config.kernel, backend, workload));
  if (backend && workload) report('backend', checkBackend(backend, workload));
  if (backend) {
    report('processors', checkProcessors(config.processors, backend));
    report('schedule', checkSchedule(config.schedule, backend));
    report('transport', checkTransport(config.transport, backend, choices.isolated));
    report('serialShare', checkSerialShare(config.serialShare, backend));
    report('balance', checkBalance(config, backend));
    report('aggregation', checkAggregation(config, backend, choices.isolated));
    report('coldStarts', checkColdStarts(config.coldStarts, backend));
    report('asks', checkAsks(config));
  }
  report('samples', checkNumber('samples', config.samples, 1, maxSamples, true));
  report('seed', checkNumber('seed', config.seed, 0, 2 ** 32 - 1, true));
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

function unknown(
  key:
    | 'check.workload'
    | 'check.backend'
    | 'check.schedule'
    | 'check.transport'
    | 'check.balance'
    | 'check.aggregation',
  given: string,
  choices: readonly string[],
): Message {
  return { key, values: { given, choices } };
}

function checkKernel(
  given: string,
  { title: backend, kernels }: BackendTraits,
  workload: Workload | undefined,
): Message | undefined {
  const choices = kernels.filter((id) => !workload || workload.kernels[id]);
  // Where the workload has nothing for the backend, it is the backend that must change.
  if (choices.some((id) => id === given) || choices.length === 0) return undefined;
  if (!kernels.some((id) => id === given) || !workload)
    return { key: 'check.kernel', values: { given, backend, choices } };
  return { key: 'check.kernel-for-workload', values: { given, workload: workload.title, choices } };
}

/** A backend for which the workload has no kernel. */
function checkBackend(
  { title: backend, kernels, companionKernel }: BackendTraits,
  { title, kernels: has }: Workload,
): Message | undefined {
  const fits = kernels.some((id) => has[id]) && (!companionKernel || has[companionKernel]);
  return fits
    ? undefined
    : { key: 'check.backend-for-workload', values: { backend, workload: title } };
}

function checkProcessors(given: readonly number[], backend: BackendTraits): Message | undefined {
  const { maxProcessors: max } = backend;
  const text = given.join(', ');
  if (max === 1) {
    const fine = given.length > 0 && given.every((n) => n === 1);
    return fine ? undefined : { key: 'check.serial-processors', values: { given: text } };
  }
  const fine = given.length > 0 && given.every((n) => Number.isInteger(n) && n >= 1 && n <= max);
  return fine ? undefined : { key: 'check.processors', values: { given: text, min: 1, max } };
}

function checkSchedule(given: string, backend: BackendTraits): Message | undefined {
  const policy = policies.find((id) => id === given);
  if (!policy) return unknown('check.schedule', given, policies);
  if (backend.policies.includes(policy)) return undefined;
  const only = backend.policies.join(', ');
  return { key: 'check.schedule-for-backend', values: { backend: backend.title, only } };
}

function checkTransport(
  given: string,
  backend: BackendTraits,
  isolated: boolean,
): Message | undefined {
  if (given === 'auto') {
    const onlyShared = backend.transports.every((id) => id === 'shared');
    return onlyShared && !isolated ? { key: 'backend.hybrid-needs-shared', values: {} } : undefined;
  }
  const transport = transports.find((id) => id === given);
  if (!transport) return unknown('check.transport', given, ['auto', ...transports]);
  if (!backend.transports.includes(transport)) {
    const only = backend.transports.join(', ');
    return { key: 'check.transport-for-backend', values: { backend: backend.title, only } };
  }
  if (transport === 'shared' && !isolated)
    return { key: 'check.shared-unavailable', values: { given } };
  return undefined;
}

/** Who takes tasks while running needs to know no cost. */
function checkBalance(
  { balance: given, schedule }: Config,
  { team }: BackendTraits,
): Message | undefined {
  if (!balances.some((id) => id === given)) return unknown('check.balance', given, balances);
  if (given === 'count' || (schedule === 'static' && areThreads(team))) return undefined;
  return { key: 'check.balance-needs-static', values: {} };
}

/** A tree needs copies that all processors reach. */
function checkAggregation(
  { aggregation: given, transport }: Config,
  { treeAggregation }: BackendTraits,
  isolated: boolean,
): Message | undefined {
  if (!aggregations.some((id) => id === given)) {
    return unknown('check.aggregation', given, aggregations);
  }
  const shared = isolated && (transport === 'auto' || transport === 'shared');
  if (given === 'driver' || (treeAggregation && shared)) return undefined;
  return { key: 'check.tree-needs-shared', values: {} };
}

function checkSerialShare(given: number, backend: BackendTraits): Message | undefined {
  const wrong = checkNumber('serialShare', given, 0, maxSerialShare, false);
  if (wrong || given === 0 || backend.serialShare) return wrong;
  return { key: 'check.serial-share-for-backend', values: { backend: backend.title } };
}

function checkColdStarts(given: number, backend: BackendTraits): Message | undefined {
  const wrong = checkNumber('coldStarts', given, 0, maxColdStarts, true);
  if (wrong || given === 0 || backend.coldStarts) return wrong;
  return { key: 'check.cold-starts-for-backend', values: { backend: backend.title } };
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

// Judges one field of a configuration: by its row in the table of fields, and by what workload, backend and browser allow.

import { fields, type FieldName } from '../record/fields.ts';
import { areThreads, usesGpu } from '../contract/team-traits.ts';
import type { BackendTraits } from '../contract/backend.ts';
import type { Workload } from '../contract/workload.ts';
import { checkAsks } from './check-asks.ts';
import { checkNumber } from './check-number.ts';
import type { Config } from '../record/config.ts';
import type { Message } from '../words/message.ts';

/** What there is to choose from, and what this browser allows. */
export interface Choices {
  readonly workloads: readonly Workload[];
  readonly backends: readonly BackendTraits[];
  /** Shared memory can be posted to workers. */
  readonly isolated: boolean;
  /** Whether there is a GPU; undefined if that is not known: then nothing is ruled out. */
  readonly gpu?: { readonly ok: true } | { readonly ok: false; readonly reason: Message };
}

/** A configuration, and what of it was found. */
interface Judged {
  readonly config: Config;
  readonly choices: Choices;
  readonly workload: Workload | undefined;
  readonly backend: BackendTraits;
}

/** The words that a field takes on any machine; undefined if it takes others than words. */
export function wordsOf(
  name: FieldName,
  { workloads, backends }: Choices,
): readonly string[] | undefined {
  const field = fields[name];
  if (field.kind !== 'word') return undefined;
  if (field.choices) return field.choices;
  const all: Readonly<Partial<Record<FieldName, readonly string[]>>> = {
    workload: workloads.map(({ id }) => id),
    backend: backends.map(({ id }) => id),
    kernel: [...new Set(backends.flatMap(({ kernels }) => kernels))],
  };
  return all[name] ?? [];
}

/** What only some fields ask, beyond their row in the table. */
const rules: Readonly<Partial<Record<FieldName, (judged: Judged) => Message | undefined>>> = {
  backend: checkBackend,
  kernel: checkKernel,
  processors: checkProcessors,
  schedule: checkSchedule,
  transport: checkTransport,
  balance: checkBalance,
  aggregation: checkAggregation,
  serialShare({ config, backend }) {
    if (config.serialShare === 0 || backend.serialShare) return undefined;
    return { key: 'check.serial-share-for-backend', values: { backend: backend.title } };
  },
  coldStarts({ config, backend }) {
    if (config.coldStarts === 0 || backend.coldStarts) return undefined;
    return { key: 'check.cold-starts-for-backend', values: { backend: backend.title } };
  },
  asks: ({ config }) => checkAsks(config),
};

/** What is wrong with a field; undefined if nothing is. The grain is judged with the parameters, which it depends on. */
export function checkField(name: FieldName, config: Config, choices: Choices): Message | undefined {
  const wrong = checkRow(name, config, choices);
  if (wrong) return wrong;
  const backend = choices.backends.find(({ id }) => id === config.backend);
  // An unknown backend is refused itself, and tells nothing of other fields.
  if (!backend) return undefined;
  const workload = choices.workloads.find(({ id }) => id === config.workload);
  return rules[name]?.({ config, choices, workload, backend });
}

/** By the table alone. Kernels are named with the backend that lacks them. */
function checkRow(name: FieldName, config: Config, choices: Choices): Message | undefined {
  const field = fields[name];
  const value = config[name];
  if (field.kind === 'number') {
    return checkNumber(name, value as number, field.min, field.max, field.integer);
  }
  const words = wordsOf(name, choices);
  if (!words || name === 'kernel' || words.includes(value as string)) return undefined;
  return { key: 'check.word', values: { field: name, given: value as string, choices: words } };
}

/** A backend that the browser or the workload has nothing for. */
function checkBackend({ choices, workload, backend }: Judged): Message | undefined {
  const { title, kernels, companionKernel, transports, team } = backend;
  if (workload) {
    const { kernels: has } = workload;
    const fits = kernels.some((id) => has[id]) && (!companionKernel || has[companionKernel]);
    if (!fits) {
      const values = { backend: title, workload: workload.title };
      return { key: 'check.backend-for-workload', values };
    }
  }
  if (!choices.isolated && transports.every((id) => id === 'shared'))
    return { key: 'backend.hybrid-needs-shared', values: {} };
  return usesGpu(team) && choices.gpu?.ok === false ? choices.gpu.reason : undefined;
}

function checkKernel({ config, workload, backend }: Judged): Message | undefined {
  const { kernel: given } = config;
  const { title, kernels } = backend;
  const choices = kernels.filter((id) => !workload || workload.kernels[id]);
  // If the workload has nothing for the backend, it is the backend that must change.
  if (choices.some((id) => id === given) || choices.length === 0) return undefined;
  if (!kernels.some((id) => id === given) || !workload)
    return { key: 'check.kernel', values: { given, backend: title, choices } };
  return { key: 'check.kernel-for-workload', values: { given, workload: workload.title, choices } };
}

function checkProcessors({ config, backend }: Judged): Message | undefined {
  const { processors: given } = config;
  const { maxProcessors: max } = backend;
  const text = given.join(', ');
  if (max === 1) {
    const fine = given.length > 0 && given.every((n) => n === 1);
    return fine ? undefined : { key: 'check.serial-processors', values: { given: text } };
  }
  const fine = given.length > 0 && given.every((n) => Number.isInteger(n) && n >= 1 && n <= max);
  return fine ? undefined : { key: 'check.processors', values: { given: text, min: 1, max } };
}

function checkSchedule({ config, backend }: Judged): Message | undefined {
  if (backend.policies.some((id) => id === config.schedule)) return undefined;
  const only = backend.policies.join(', ');
  return { key: 'check.schedule-for-backend', values: { backend: backend.title, only } };
}

function checkTransport({ config, choices, backend }: Judged): Message | undefined {
  const { transport: given } = config;
  if (given === 'auto') return undefined;
  if (!backend.transports.some((id) => id === given)) {
    const only = backend.transports.join(', ');
    return { key: 'check.transport-for-backend', values: { backend: backend.title, only } };
  }
  if (given !== 'shared' || choices.isolated) return undefined;
  return { key: 'check.shared-unavailable', values: { given } };
}

/** Processors that take tasks while they run need to know no cost. */
function checkBalance({ config, backend }: Judged): Message | undefined {
  const { balance, schedule } = config;
  if (balance === 'count' || (schedule === 'static' && areThreads(backend.team))) return undefined;
  return { key: 'check.balance-needs-static', values: {} };
}

/** A tree needs copies that all processors reach. */
function checkAggregation({ config, choices, backend }: Judged): Message | undefined {
  const { aggregation, transport } = config;
  const shared = choices.isolated && (transport === 'auto' || transport === 'shared');
  if (aggregation === 'driver' || (backend.treeAggregation && shared)) return undefined;
  return { key: 'check.tree-needs-shared', values: {} };
}

// A configuration as the query of an address, and back: pure, so that page, command line and tests share it.
// What a query says wrongly is kept as text beside the configuration, so the form can show it.

import type { Config, ConfigField } from '../record/config.ts';
import { processorsToText, textToProcessors } from './processor-list.ts';

/** Texts that could not be read as the field's value, by field. */
export type Drafts = Readonly<Partial<Record<ConfigField, string>>>;

/** What a query says: a configuration (unreadable numbers are NaN) and the texts behind the NaN. */
export interface LinkedConfig {
  readonly config: Config;
  readonly drafts: Drafts;
}

/** Longest text that is kept of a value; no value is longer as people write it. */
const longestValue = 200;
const mostParameters = 32;
const parameterName = /^[a-z][A-Za-z0-9]{0,39}$/;
/** No digit is left to two parts of it: it looks at every character once. */
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i;

/** Fields that are words, by which link and command line name them. */
export const wordFields = [
  'workload',
  'backend',
  'kernel',
  'schedule',
  'transport',
  'balance',
  'aggregation',
] as const;
const numbers = [
  ['serial-share', 'serialShare'],
  ['samples', 'samples'],
  ['seed', 'seed'],
  ['cold-starts', 'coldStarts'],
] as const;
const reserved = new Set<string>([
  ...wordFields,
  ...numbers.map(([key]) => key),
  'processors',
  'grain',
  'asks',
]);

/**
 * A decimal number as people write it; NaN for anything else, the empty text, infinities and texts of over 200
 * characters too.
 */
export function textToNumber(text: string): number {
  if (text.length > longestValue) return Number.NaN;
  const trimmed = text.trim();
  if (!decimal.test(trimmed)) return Number.NaN;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** The query without its question mark: only what differs from the defaults, in a fixed order. */
export function configToQuery(config: Config, defaults: Config, drafts: Drafts = {}): string {
  const query = new URLSearchParams();
  const put = (key: string, field: ConfigField, value: string, standard: string): void => {
    const text = drafts[field] ?? value;
    if (text !== standard) query.set(key, text);
  };
  put('workload', 'workload', config.workload, defaults.workload);
  for (const [name, value] of Object.entries(config.parameters)) {
    const standard = Object.hasOwn(defaults.parameters, name) ? defaults.parameters[name] : '';
    put(name, `parameters.${name}`, String(value), String(standard));
  }
  put('backend', 'backend', config.backend, defaults.backend);
  put('kernel', 'kernel', config.kernel, defaults.kernel);
  const list = processorsToText(config.processors).replaceAll(' ', '');
  put('processors', 'processors', list, processorsToText(defaults.processors).replaceAll(' ', ''));
  put('schedule', 'schedule', config.schedule, defaults.schedule);
  put('transport', 'transport', config.transport, defaults.transport);
  put('balance', 'balance', config.balance, defaults.balance);
  put('aggregation', 'aggregation', config.aggregation, defaults.aggregation);
  put('grain', 'grain', String(config.grain), String(defaults.grain));
  for (const [key, field] of numbers) {
    put(key, field, String(config[field]), String(defaults[field]));
  }
  put('asks', 'asks', config.asks ?? '', '');
  return query.toString().replaceAll('%2C', ',');
}

function readParameters(query: URLSearchParams, drafts: Map<ConfigField, string>) {
  const parameters = new Map<string, number>();
  for (const [name, text] of query) {
    if (reserved.has(name) || !parameterName.test(name) || parameters.has(name)) continue;
    if (parameters.size === mostParameters) break;
    const value = textToNumber(text);
    parameters.set(name, value);
    if (Number.isNaN(value)) drafts.set(`parameters.${name}`, text.slice(0, longestValue));
  }
  return Object.fromEntries(parameters);
}

/**
 * The configuration a query (with or without "?") asks for, over the defaults. Never throws. Any other
 * key that looks like a parameter's name is taken as one: whether the workload has it, its check says.
 */
export function queryToConfig(queryText: string, defaults: Config): LinkedConfig {
  const query = new URLSearchParams(queryText);
  const drafts = new Map<ConfigField, string>();
  const text = (key: string): string | undefined => query.get(key)?.slice(0, longestValue);
  const number = (key: string, field: ConfigField, standard: number): number => {
    const given = query.get(key);
    if (given === null) return standard;
    const value = textToNumber(given);
    if (Number.isNaN(value)) drafts.set(field, given.slice(0, longestValue));
    return value;
  };
  const list = query.get('processors');
  const processors = list === null ? defaults.processors : textToProcessors(list);
  if (list !== null && processors.some(Number.isNaN)) {
    drafts.set('processors', list.slice(0, longestValue));
  }
  const grain = text('grain');
  const parameters = readParameters(query, drafts);
  const config: Config = {
    workload: text('workload') ?? defaults.workload,
    parameters: { ...defaults.parameters, ...parameters },
    backend: text('backend') ?? defaults.backend,
    kernel: text('kernel') ?? defaults.kernel,
    processors,
    schedule: text('schedule') ?? defaults.schedule,
    transport: text('transport') ?? defaults.transport,
    balance: text('balance') ?? defaults.balance,
    aggregation: text('aggregation') ?? defaults.aggregation,
    grain:
      grain === 'auto' || grain === undefined
        ? (grain ?? defaults.grain)
        : number('grain', 'grain', 0),
    serialShare: number('serial-share', 'serialShare', defaults.serialShare),
    samples: number('samples', 'samples', defaults.samples),
    seed: number('seed', 'seed', defaults.seed),
    coldStarts: number('cold-starts', 'coldStarts', defaults.coldStarts),
  };
  const asks = text('asks');
  const asked = asks === undefined ? config : { ...config, asks };
  return { config: asked, drafts: Object.fromEntries(drafts) };
}

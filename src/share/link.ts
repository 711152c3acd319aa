// A configuration as the query of an address, and back: pure, so that page, command line and tests share it.
// What a query says wrongly is kept as text beside the configuration, so the form can show it.

import { fieldNames, fields, type FieldName, type FieldValues } from '../record/fields.ts';
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

const reserved = new Set<string>(fieldNames.map((name) => fields[name].spelling));

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

/** A field's value as a link has it. */
function valueToText(name: FieldName, value: FieldValues[FieldName]): string {
  if (fields[name].kind === 'counts')
    return processorsToText(value as readonly number[]).replaceAll(' ', '');
  return String(value ?? '');
}

/**
 * The query without its question mark: only what differs from the defaults, in the order of the fields; all of it if
 * there are no `defaults`, since they may be others by the time that it is read.
 */
export function configToQuery(
  config: Config,
  defaults: Config | undefined,
  drafts: Drafts = {},
): string {
  const query = new URLSearchParams();
  const put = (
    key: string,
    field: ConfigField,
    value: string,
    standard: string | undefined,
  ): void => {
    const text = drafts[field] ?? value;
    if (text !== standard) query.set(key, text);
  };
  const putParameters = (): void => {
    for (const [name, value] of Object.entries(config.parameters)) {
      const own = defaults && Object.hasOwn(defaults.parameters, name);
      put(name, `parameters.${name}`, String(value), own ? String(defaults.parameters[name]) : '');
    }
  };
  for (const name of fieldNames) {
    const standard = defaults && valueToText(name, defaults[name]);
    if (standard !== undefined || config[name] !== undefined)
      put(fields[name].spelling, name, valueToText(name, config[name]), standard);
    // A workload's parameters stand beside it.
    if (name === 'workload') putParameters();
  }
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

/** A field's value from text as people write it: an unreadable number is NaN. */
export function textToValue(name: FieldName, text: string): FieldValues[FieldName] {
  switch (fields[name].kind) {
    case 'word':
    case 'text':
      return text;
    case 'number':
      return textToNumber(text);
    case 'counts':
      return textToProcessors(text);
    case 'auto':
      return text === 'auto' ? text : textToNumber(text);
  }
}

/** Whether a value is a number, or has one, that could not be read. */
function isUnreadable(value: FieldValues[FieldName]): boolean {
  return [value].flat().some((one) => Number.isNaN(one));
}

/**
 * The configuration a query (with or without "?") asks for, over the defaults. Never throws. Any other
 * key that looks like a parameter's name is taken as one: whether the workload has it, its check says.
 */
export function queryToConfig(queryText: string, defaults: Config): LinkedConfig {
  const query = new URLSearchParams(queryText);
  const drafts = new Map<ConfigField, string>();
  const given: [FieldName, FieldValues[FieldName]][] = [];
  for (const name of fieldNames) {
    const text = query.get(fields[name].spelling);
    if (text === null) continue;
    const shown = text.slice(0, longestValue);
    const { kind } = fields[name];
    // A number is read whole: cut off it would be another one.
    const value = textToValue(name, kind === 'word' || kind === 'text' ? shown : text);
    if (isUnreadable(value)) drafts.set(name, shown);
    given.push([name, value]);
  }
  const parameters = { ...defaults.parameters, ...readParameters(query, drafts) };
  const config: Config = { ...defaults, ...Object.fromEntries(given), parameters };
  return { config, drafts: Object.fromEntries(drafts) };
}

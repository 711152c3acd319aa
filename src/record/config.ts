// What a person asked for: may be invalid; the form, the link and the command line all make one.

import type { FieldName, FieldValues } from './fields.ts';

/** A configuration. Text fields may hold unknown words and numbers may be NaN: `checkConfig` judges. */
export interface Config extends FieldValues {
  /** The workload's. Only those that differ from the default need to be given. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Name of the file that is opened in place of the built-in input; undefined for the latter. */
  readonly file?: string | undefined;
}

/** A field of the configuration, as form, link and command line name it; `parameters.size` for a parameter. */
export type ConfigField = FieldName | 'parameters' | 'file' | `parameters.${string}`;

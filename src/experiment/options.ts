// What a person can choose: for every field the choices, with the reason if one cannot be chosen, and the nearest
// configuration that works. Whatever the check of a configuration refuses is refused here in the same words.

import { fieldNames, fields, type FieldName, type FieldOf } from '../record/fields.ts';
import { checkField, wordsOf, type Choices } from './check-fields.ts';
import type { Config } from '../record/config.ts';
import type { Message } from '../words/message.ts';

/** A word that a field may have; with `reason`, one that it cannot have now. */
export interface Choice {
  readonly id: string;
  readonly reason?: Message;
}

export interface Options {
  readonly choices: Readonly<Record<FieldOf<'word'>, readonly Choice[]>>;
  /** Number fields that must stay as the table has them, and why. */
  readonly fixed: Readonly<Partial<Record<FieldName, Message>>>;
  /**
   * The configuration itself with every field that is refused set to the nearest value that is not. What is computed and
   * where stays.
   */
  readonly nearest: Config;
}

/** The options of every field while the others stay as they are in `config`; `defaults` are tried before other values. */
export function optionsOf(config: Config, defaults: Config, choices: Choices): Options {
  const words: [string, readonly Choice[]][] = [];
  const fixed: [string, Message][] = [];
  for (const name of fieldNames) {
    const reasonOf = (value: unknown): Message | undefined =>
      checkField(name, { ...config, [name]: value }, choices);
    const field = fields[name];
    const ids = wordsOf(name, choices);
    if (ids) {
      const all = ids.map((id) => ({ id, reason: reasonOf(id) }));
      words.push([name, all.map(({ id, reason }) => (reason ? { id, reason } : { id }))]);
    }
    const reason = field.kind === 'number' ? reasonOf(field.max) : undefined;
    if (reason) fixed.push([name, reason]);
  }
  return {
    choices: Object.fromEntries(words) as Options['choices'],
    fixed: Object.fromEntries(fixed),
    nearest: nearestTo(config, defaults, choices),
  };
}

/** Fields before it are mended already when a field is: what one has decides what another can have. */
function nearestTo(config: Config, defaults: Config, choices: Choices): Config {
  return fieldNames.reduce((mended: Config, name) => {
    const fits = (value: unknown): boolean =>
      checkField(name, { ...mended, [name]: value }, choices) === undefined;
    if (name === 'workload' || name === 'backend' || fits(mended[name])) return mended;
    const { standard } = fields[name];
    const candidates = [defaults[name], standard, ...(wordsOf(name, choices) ?? [])];
    // The one processor of a backend that has no more.
    const value = [...candidates, [1]].find(fits);
    return value === undefined ? mended : { ...mended, [name]: value };
  }, config);
}

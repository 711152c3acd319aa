// Judges one number of a configuration.

import type { ConfigField } from '../record/config.ts';
import type { Problem } from '../record/problem.ts';
import type { Message } from '../words/message.ts';

/** A number outside [min, max], or not whole where it must be. */
export function checkNumber(
  field: string,
  given: number,
  min: number,
  max: number,
  integer: boolean,
): Message | undefined {
  if (given >= min && given <= max && (!integer || Number.isInteger(given))) return undefined;
  return { key: 'check.number', values: { field, given: String(given), min, max, integer } };
}

/** A value that stands for none of the choices. */
export function checkChoice(
  field: string,
  given: number,
  choices: readonly { readonly id: string }[],
): Message | undefined {
  if (choices[given]) return undefined;
  const ids = choices.map(({ id }) => id);
  return { key: 'check.choice', values: { field, given: String(given), choices: ids } };
}

/** What mends a number outside its limits: the nearest within them. Nothing for what is no number. */
export function mendOf(field: ConfigField, { key, values }: Message): Pick<Problem, 'mend'> {
  if (key !== 'check.number' && key !== 'check.grain') return {};
  const given = Number(values.given);
  if (Number.isNaN(given)) return {};
  const whole = key === 'check.grain' || values.integer ? Math.round(given) : given;
  return { mend: { field, value: Math.min(values.max, Math.max(values.min, whole)) } };
}

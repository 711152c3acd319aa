// Judges one number of a configuration.

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

// A parameter that is one of a few choices.

import type { Choice, ParameterSpec } from '../contract/params.ts';

/** The spec of a parameter that is a choice, the first one unless `first` says otherwise. */
export function makeChoice(
  label: string,
  hint: string,
  choices: readonly Choice[],
  first = 0,
): ParameterSpec {
  const max = choices.length - 1;
  const scale = 'linear';
  return { label, unit: '', hint, choices, default: first, min: 0, max, integer: true, scale };
}

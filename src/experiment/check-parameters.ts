// Judges a workload's parameters by its own table.

import { checkChoice, checkNumber, mendOf } from './check-number.ts';
import type { Problem } from '../record/problem.ts';
import type { KernelId } from '../contract/kernel.ts';
import type { Workload } from '../contract/workload.ts';

/** Unknown names, numbers outside their range, and combinations that the workload refuses. */
export function checkParameters(
  workload: Workload,
  given: Readonly<Record<string, number>>,
  kernel: KernelId,
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(workload.params, name) ? workload.params[name] : undefined;
    if (!spec) {
      const choices = Object.keys(workload.params);
      const message = { key: 'check.parameter-unknown', values: { given: name, choices } } as const;
      problems.push({ field: `parameters.${name}`, message });
      continue;
    }
    const message = spec.choices
      ? checkChoice(spec.label, value, spec.choices)
      : checkNumber(spec.label, value, spec.min, spec.max, spec.integer);
    const field = `parameters.${name}` as const;
    if (message) problems.push({ field, message, ...mendOf(field, message) });
  }
  if (problems.length > 0) return problems;
  const refusal = workload.checkParameters(fillParameters(workload, given), kernel);
  return refusal ? [{ field: `parameters.${refusal.parameter}`, message: refusal.message }] : [];
}

/** The values of all parameters: what was given, and the defaults. */
export function fillParameters(
  workload: Workload,
  given: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(workload.params).map(([name, spec]) => [name, given[name] ?? spec.default]),
  );
}

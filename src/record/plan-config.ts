// From a plan back to the configuration that it was made of.

import { asksToText } from './asks.ts';
import { fieldNames, fields } from './fields.ts';
import type { Config } from './config.ts';
import type { Plan } from './plan.ts';

/** The configuration that makes a plan's experiment again. */
export function planToConfig(plan: Plan): Config {
  const held = plan as unknown as Readonly<Record<string, unknown>>;
  const all = fieldNames.map((name) => [name, held[name] ?? fields[name].standard] as const);
  return {
    ...(Object.fromEntries(all.filter(([, value]) => value !== undefined)) as unknown as Config),
    parameters: plan.parameters,
    ...(plan.asks && { asks: asksToText(plan.asks) }),
    ...(plan.file && { file: plan.file.name }),
  };
}

/** The configuration as a run was asked for: what its plan worked out is left to be worked out again, but its file. */
export function askedConfig({
  config,
  plan,
}: {
  readonly config: Config;
  readonly plan: Plan;
}): Config {
  return plan.file ? { ...config, file: plan.file.name } : config;
}

// From a plan back to the configuration that it was made of.

import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';

/** The configuration that makes a plan's experiment again. */
export function planToConfig(plan: Plan, config: Config): Config {
  const { workload, parameters, backend, kernel, processors, schedule, transport } = plan;
  const { grain, serialShare, samples, seed } = plan;
  const same = { workload, parameters, backend, kernel, processors, schedule, transport };
  const { balance = 'count', aggregation = 'driver' } = plan;
  return { ...config, ...same, balance, aggregation, grain, serialShare, samples, seed };
}

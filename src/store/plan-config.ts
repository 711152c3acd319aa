// From a plan back to the configuration that it was made of.

import { asksToText } from '../record/asks.ts';
import type { Config } from '../record/config.ts';
import type { Plan } from '../record/plan.ts';

/** The configuration that makes a plan's experiment again. */
export function planToConfig(plan: Plan, config: Config): Config {
  const { workload, parameters, backend, kernel, processors, schedule, transport } = plan;
  const { grain, serialShare, samples, seed } = plan;
  const same = { workload, parameters, backend, kernel, processors, schedule, transport };
  const { balance = 'count', aggregation = 'driver' } = plan;
  const asks = plan.asks && asksToText(plan.asks);
  const file = plan.file?.name;
  return {
    ...config,
    ...same,
    file,
    asks,
    balance,
    aggregation,
    grain,
    serialShare,
    samples,
    seed,
  };
}

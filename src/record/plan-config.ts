// From a plan back to the configuration that it was made of.

import { asksToText } from './asks.ts';
import type { Config } from './config.ts';
import type { Plan } from './plan.ts';

/** The configuration that makes a plan's experiment again. */
export function planToConfig(plan: Plan): Config {
  const { workload, parameters, backend, kernel, processors, schedule, transport } = plan;
  const { balance = 'count', aggregation = 'driver', coldStarts = 0 } = plan;
  const { grain, serialShare, samples, seed } = plan;
  return {
    workload,
    parameters,
    backend,
    kernel,
    processors,
    schedule,
    transport,
    balance,
    aggregation,
    grain,
    serialShare,
    samples,
    seed,
    coldStarts,
    ...(plan.asks && { asks: asksToText(plan.asks) }),
    ...(plan.file && { file: plan.file.name }),
  };
}

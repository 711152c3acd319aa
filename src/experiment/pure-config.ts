// A computation that no memory holds up: what a machine gives it is what the machine can give at all.

import type { Config } from '../record/config.ts';

/** The pure computation, on one worker. */
export function pureConfig(defaults: Config): Config {
  const even = { backend: 'workers', kernel: 'wasm', schedule: 'dynamic', transport: 'auto' };
  const pi = { workload: 'monte-carlo-pi', parameters: { points: 2 ** 25 }, processors: [1] };
  return { ...defaults, ...even, ...pi };
}

// The configuration that stands in the form until the engine has said what there is.

import type { Config } from '../record/config.ts';

/** A configuration before the catalogue is known; nothing runs with it. */
export const emptyConfig: Config = {
  workload: '',
  parameters: {},
  backend: '',
  kernel: '',
  processors: [1, 2],
  schedule: 'dynamic',
  transport: 'auto',
  balance: 'count',
  aggregation: 'driver',
  grain: 'auto',
  serialShare: 0,
  samples: 9,
  seed: 1,
  coldStarts: 0,
};

// The configuration that stands in the form until the engine has said what there is.

import { standardFields } from '../record/fields.ts';
import type { Config } from '../record/config.ts';

/** A configuration before the catalogue is known; nothing runs with it. */
export const emptyConfig: Config = {
  ...standardFields,
  workload: '',
  parameters: {},
  backend: '',
  kernel: '',
};

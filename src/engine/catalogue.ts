// The lab's own catalogue: what there is to choose from on its page and command line.

import { workloads } from '../workloads/index.ts';
import { catalogueOf } from './catalogue-of.ts';

export const { catalogue, defaultConfig, checkConfig } = catalogueOf(workloads);

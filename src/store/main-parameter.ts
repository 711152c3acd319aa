// The parameter that makes a workload's problem larger.

import type { RunRecord } from '../record/run-record.ts';
import type { Catalogue, ParameterInfo } from './catalogue.ts';

/** Of the record's workload; undefined where the catalogue has none. */
export function mainParameterOf(
  { plan }: RunRecord,
  catalogue: Catalogue,
): ParameterInfo | undefined {
  const workload = catalogue.workloads.find(({ id }) => id === plan.workload);
  return workload?.parameters.find(({ name }) => name === workload.mainParameter);
}

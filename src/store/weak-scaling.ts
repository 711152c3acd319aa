// Weak scaling of a record's experiment: the problem grows with the processors.

import { planToConfig } from '../record/plan-config.ts';
import type { RunRecord } from '../record/run-record.ts';
import type { Lab } from './lab.ts';
import { makeStudy } from './study-actions.ts';

/** Runs the record's experiment with n times the work on each n; what was found stands in the state. */
export async function growProblem(lab: Lab, record: RunRecord): Promise<void> {
  const { plan, environment, id } = record;
  const config = { ...planToConfig(plan), asks: undefined };
  const cores = environment.capacity ?? environment.hardwareConcurrency;
  const asked = { kind: 'growth', config, cores, parent: { id }, file: plan.file } as const;
  const study = await makeStudy(lab, asked);
  if (study?.kind === 'growth') lab.store.setState({ weakScaling: study });
}

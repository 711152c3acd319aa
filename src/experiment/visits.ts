// What every round of an experiment measures once.

import type { Plan } from '../record/plan.ts';
import type { Visit } from '../record/visit.ts';

/** The counts of which a team without its GPU is measured as well: it needs a worker. */
export function besideGpu({ team, processors }: Plan): readonly number[] {
  return team.gpu === 'first' ? processors.filter((n) => n > 1) : [];
}

/** The baseline, every count, and where a GPU is one of the processors the others without it. */
export function visitsOf(plan: Plan): readonly Visit[] {
  const onTeam = plan.processors.map((processors): Visit => ({ kind: 'team', processors }));
  const beside = besideGpu(plan).map((processors): Visit => ({ kind: 'without-gpu', processors }));
  return [{ kind: 'baseline' }, ...onTeam, ...beside];
}

// Shows who does what: reads the team's progress and tells it, while a warm-up goes on and between
// samples, never inside a timed one.

import type { Listener } from './progress.ts';
import type { Team } from '../contract/backend.ts';
import type { Plan } from '../record/plan.ts';

const everyMs = 80;
/** More than that no picture shows apart; a million tasks would cost the page more than the run. */
const mostCells = 4_096;

/** Tells who did what in the main stage, as it is now. */
export function tellTint(team: Team, plan: Plan, listen: Listener): void {
  const owners = team.progress();
  // Another length belongs to another stage than the one that the picture shows.
  if (!owners || owners.length !== plan.tasks) return;
  const cells = Math.min(owners.length, mostCells);
  const lanes = new Int16Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    lanes[cell] = (owners[Math.floor((cell * owners.length) / cells)] ?? 0) - 1;
  }
  listen({ kind: 'tint', tasks: cells, lanes });
}

/** Tells the tint at intervals until stopped, and once more then. */
export function watchTint(team: Team, plan: Plan, listen: Listener): { stop(): void } {
  const timer = setInterval(() => {
    tellTint(team, plan, listen);
  }, everyMs);
  return {
    stop() {
      clearInterval(timer);
      tellTint(team, plan, listen);
    },
  };
}

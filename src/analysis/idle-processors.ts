// More processors than tasks: some have nothing to do, whatever the schedule.

import type { Plan } from '../record/plan.ts';
import type { Message } from '../words/message.ts';

/** Says so, with the largest grain that gives every processor a task; nothing where there are tasks for all. */
export function idleProcessors(plan: Plan): readonly Message<'warning.idle-processors'>[] {
  const { team, tasks, items } = plan;
  const processors = plan.processors.at(-1) ?? 1;
  if (team.wholeRange || tasks >= processors) return [];
  const grain = largestGrain(items, processors);
  const values = { tasks, processors, grain, noun: team.noun };
  return [{ key: 'warning.idle-processors', values }];
}

/** The largest grain with at least `count` tasks: ceil(items / grain) >= count; null where there is none. */
function largestGrain(items: number, count: number): number | null {
  if (items < count) return null;
  return count === 1 ? items : Math.ceil(items / (count - 1)) - 1;
}

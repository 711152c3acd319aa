// A serial share of so few tasks that none is set aside: nothing is serial, whatever was asked for.

import type { Plan } from '../record/plan.ts';
import type { Message } from '../words/message.ts';

/** The largest share that may be asked for, and the steps in which the least is said. */
const [mostShare, steps] = [0.99, 1e4];

/** Says so, with the smallest share that sets a task aside; nothing if some are, or if no share was asked for. */
export function noSerialTask({
  serialShare: share,
  serialTasks,
  tasks,
}: Plan): readonly Message<'warning.no-serial-task'>[] {
  if (serialTasks !== 0) return [];
  const least = Math.ceil(steps / tasks) / steps;
  const values = { share, tasks, least: least <= mostShare ? least : null };
  return [{ key: 'warning.no-serial-task', values }];
}

// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A reduction: every task counts random points inside the quarter circle, and the counts are added. Each point is computed from its index and the seed, so the answer is the same however the points are shared out.',
  cost: 'All of the time goes into integer arithmetic of the random generator; a task reads nothing and writes one number. It is as close to perfectly parallel as work can be.',
  attempt:
    'Make the grain very small: the work stays the same, but every task costs a little to hand out, and the speedup falls. Then set a serial share and watch it follow the law.',
};

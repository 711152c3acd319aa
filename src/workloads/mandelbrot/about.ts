// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A map over independent pixels whose costs differ: points of the set use every step, most others escape after a few. It stands for all uneven work, where balance decides.',
  cost: 'All of the time goes into multiplying and adding numbers that stay in registers; only the final counts are written. What is lost with more processors is lost waiting for the one with the heaviest rows.',
  attempt:
    'Run it with the static schedule, then with dynamic: the middle rows of the picture hold the set, and whoever gets them finishes last.',
};

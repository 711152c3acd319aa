// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A reduction: every task counts random points inside the quarter circle, and the counts are added. Each point is computed from its index and the seed, so the answer is the same however the points are shared out.',
  cost: 'All of the time goes into integer arithmetic of the random generator; a task reads nothing and writes one number. It is as close to perfectly parallel as work can be.',
  attempt:
    'Make the grain very small: the work stays the same, but every task costs a little to hand out, and the speedup falls. Then set a serial share and watch it follow the law.',
  elsewhere: [
    {
      tool: 'PySpark',
      language: 'python',
      lines: [
        { text: 'import random' },
        { text: 'from pyspark.sql import SparkSession' },
        { text: '' },
        { text: "sc = SparkSession.builder.master('local[4]').getOrCreate().sparkContext" },
        { text: 'points, parts = 10_000_000, 16' },
        { text: '' },
        { text: 'def hits(part):', step: 'execute' },
        { text: '    draw = random.Random(part).random', step: 'execute' },
        {
          text: '    return sum(draw() ** 2 + draw() ** 2 < 1 for _ in range(points // parts))',
          step: 'execute',
        },
        { text: '' },
        { text: 'work = sc.parallelize(range(parts), parts)', step: 'decompose' },
        { text: 'total = work.map(hits).reduce(lambda a, b: a + b)', step: 'aggregate' },
        { text: 'print(4 * total / points)' },
      ],
    },
  ],
};

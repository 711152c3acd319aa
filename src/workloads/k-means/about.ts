// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    "Lloyd's k-means, Spark's classic: in each round the centres are broadcast, every task assigns its points to the nearest and sums them, and the sums of all are combined into new centres (an all-reduce).",
  cost: 'In the distances: points times clusters times coordinates, all of it parallel. Combining the sums is serial and short, but it comes in every round, so few points on many processors wait for each other.',
  attempt:
    'Take 10,000 points and watch the barriers win; then 16 coordinates and 32 clusters, where a second processor nearly halves the time. First centres are drawn by k-means++ from 2,048 points, before the clock starts.',
  elsewhere: [
    {
      tool: 'PySpark',
      language: 'python',
      lines: [
        { text: 'import numpy as np' },
        { text: 'from pyspark import SparkContext' },
        { text: '' },
        { text: "sc = SparkContext('local[4]', 'k-means')" },
        { text: 'rng = np.random.default_rng(1)' },
        { text: 'middles = rng.uniform(-9, 9, (8, 2))' },
        { text: 'data = [m + rng.normal(0, 0.5, 2) for m in middles for _ in range(5_000)]' },
        { text: 'points = sc.parallelize(data, 16).cache()', step: 'decompose' },
        { text: 'centres = np.array(points.takeSample(False, 8, 1))' },
        { text: 'moved = 1.0' },
        { text: 'while moved > 0.01:' },
        { text: '    shared = sc.broadcast(centres)', step: 'exchange' },
        {
          text: '    nearest = points.map(lambda p: (int(((shared.value - p) ** 2).sum(1).argmin()), (p, 1)))',
          step: 'execute',
        },
        {
          text: '    sums = nearest.reduceByKey(lambda a, b: (a[0] + b[0], a[1] + b[1])).collect()',
          step: 'aggregate',
        },
        { text: '    moved = max(abs(s / n - centres[k]).max() for k, (s, n) in sums)' },
        { text: '    for k, (s, n) in sums:' },
        { text: '        centres[k] = s / n' },
        { text: 'print(centres)' },
        { text: 'sc.stop()' },
      ],
    },
  ],
};

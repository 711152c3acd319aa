// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'Sample sort (Frazer and McKellar 1970), as clusters sort: a sample says where to cut, every task sends its keys to their buckets (a shuffle), and buckets are sorted independently.',
  cost: 'In moving keys: each is read and written about ten times, so memory matters as much as cores. Putting the buckets together between the two stages is serial, and so is the longest bucket.',
  attempt:
    'Choose skewed keys: a third of them crowd into one bucket, and no number of processors is more than three times as fast. The timeline shows who works on it.',
  elsewhere: [
    {
      tool: 'PySpark',
      language: 'python',
      lines: [
        { text: 'from random import getrandbits' },
        { text: 'from pyspark import SparkContext' },
        { text: '' },
        { text: "sc = SparkContext('local[4]', 'sort')" },
        { text: 'keys = [getrandbits(32) for _ in range(1_000_000)]' },
        { text: 'rdd = sc.parallelize(keys, 16)', step: 'decompose' },
        { text: '# sortBy samples the keys, cuts their range, shuffles, and sorts each part.' },
        { text: 'parts = rdd.sortBy(lambda key: key, numPartitions=16)', step: 'exchange' },
        { text: 'sizes = parts.glom().map(len)', step: 'execute' },
        { text: "print('keys in each part:', sizes.collect())", step: 'assign' },
        { text: 'result = parts.collect()', step: 'aggregate' },
        { text: 'assert result == sorted(keys)' },
        { text: 'sc.stop()' },
      ],
    },
    {
      tool: 'multiprocessing.Pool',
      language: 'python',
      lines: [
        { text: 'from bisect import bisect' },
        { text: 'from multiprocessing import Pool' },
        { text: 'from random import getrandbits, sample' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    keys = [getrandbits(32) for _ in range(1_000_000)]' },
        { text: '    cuts = sorted(sample(keys, 160))[10::10]' },
        { text: '    buckets = [[] for _ in range(len(cuts) + 1)]' },
        { text: '    for key in keys:' },
        { text: '        buckets[bisect(cuts, key)].append(key)', step: 'decompose' },
        { text: '    with Pool(4) as pool:' },
        { text: '        parts = pool.map(sorted, buckets, chunksize=1)', step: 'execute' },
        { text: '    result = [key for part in parts for key in part]', step: 'aggregate' },
        { text: '    assert result == sorted(keys)' },
      ],
    },
  ],
};

// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A scan in two phases (Blelloch 1990): every task sums its block, the sums are scanned one after the other, and every task scans its block from there. Sorting, compaction and sparse data are built on it.',
  cost: 'In memory: each number is read twice and written once, so a processor does three passes where the plain loop does two. Two processors are at best 1.3 times as fast as that loop; bandwidth may allow less.',
  attempt:
    'Compare S relative with S absolute: the baseline runs the same two phases. Then take fewer numbers than fit the cache and see the speedup come back.',
  elsewhere: [
    {
      tool: 'concurrent.futures',
      language: 'python',
      lines: [
        { text: 'from itertools import accumulate' },
        { text: 'from concurrent.futures import ProcessPoolExecutor' },
        { text: '' },
        { text: 'def scan(block, base):', step: 'execute' },
        { text: '    return [base + s for s in accumulate(block)]', step: 'execute' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    values = [(i * i) % 100 for i in range(1_000_000)]' },
        {
          text: '    blocks = [values[i:i + 50_000] for i in range(0, len(values), 50_000)]',
          step: 'decompose',
        },
        { text: '    with ProcessPoolExecutor(4) as pool:' },
        { text: '        sums = list(pool.map(sum, blocks))', step: 'assign' },
        { text: '        bases = list(accumulate(sums, initial=0))[:-1]', step: 'exchange' },
        { text: '        parts = pool.map(scan, blocks, bases)', step: 'assign' },
        { text: '        prefix = [s for part in parts for s in part]', step: 'aggregate' },
        { text: '    assert prefix == list(accumulate(values))' },
      ],
    },
  ],
};

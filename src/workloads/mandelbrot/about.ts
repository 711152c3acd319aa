// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A map over independent pixels whose costs differ: points of the set use every step, most others escape after a few. It stands for all uneven work, where balance decides.',
  cost: 'All of the time goes into multiplying and adding numbers that stay in registers; only the final counts are written. What is lost with more processors is lost waiting for the one with the heaviest rows.',
  attempt:
    'Run it with the static schedule, then with dynamic: the middle rows of the picture hold the set, and whoever gets them finishes last.',
  elsewhere: [
    {
      tool: 'multiprocessing.Pool',
      language: 'python',
      lines: [
        { text: 'from multiprocessing import Pool' },
        { text: '' },
        { text: 'def escape(c, limit=500):' },
        { text: '    z = 0' },
        { text: '    for steps in range(limit):' },
        { text: '        z = z * z + c' },
        { text: '        if abs(z) > 2: return steps' },
        { text: '    return limit' },
        { text: '' },
        { text: 'def row(y):', step: 'execute' },
        {
          text: '    return [escape(complex(x / 170 - 2, y / 170 - 1.5)) for x in range(512)]',
          step: 'execute',
        },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    with Pool(4) as pool:' },
        { text: '        rows = range(512)', step: 'decompose' },
        { text: '        picture = pool.map(row, rows, chunksize=1)', step: 'assign' },
        { text: '    print(sum(map(sum, picture)))', step: 'aggregate' },
      ],
    },
  ],
};

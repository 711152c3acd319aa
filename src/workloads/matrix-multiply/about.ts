// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A dense product C = A B in single precision, cut into rows of C. B lies in panels of eight columns, as libraries keep a constant factor. It stands for even work with much reuse of data.',
  cost: 'Nearly all of the time goes into fused or separate multiply-adds on data kept in the caches. Sending matrices grows only with the square of n, so its share falls as n grows.',
  attempt:
    'Compare n = 128 with n = 1024: with little arithmetic for each byte, starting tasks and moving data eat the speedup. Then change the transport to see the bytes move.',
  elsewhere: [
    {
      tool: 'concurrent.futures',
      language: 'python',
      lines: [
        { text: 'import numpy as np' },
        { text: 'from concurrent.futures import ProcessPoolExecutor' },
        { text: '' },
        { text: 'def multiply(rows, b):', step: 'execute' },
        { text: '    return rows @ b', step: 'execute' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: "    a, b = np.random.rand(2, 512, 512).astype('f4')" },
        { text: '    blocks = np.array_split(a, 16)', step: 'decompose' },
        { text: '    with ProcessPoolExecutor(4) as pool:' },
        { text: '        work = [pool.submit(multiply, rows, b)', step: 'exchange' },
        { text: '                for rows in blocks]', step: 'assign' },
        { text: '        c = np.vstack([part.result() for part in work])', step: 'aggregate' },
        { text: '    assert np.allclose(c, a @ b, rtol=1e-4)' },
      ],
    },
  ],
};

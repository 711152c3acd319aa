// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'The triad of STREAM (McCalpin 1995): a = b + 3 c over arrays that no cache holds. It stands for all that streams: vector sums, updates of weights, copies.',
  cost: 'In memory. A core adds and multiplies far faster than 24 bytes an element arrive, and all cores share the same memory: the speedup ends where its bandwidth does, often at two or three.',
  attempt:
    'Take 16,384 elements and 1,000 sweeps: what fits the caches scales with the cores. Compare the throughput in bytes per second with what your memory is sold for.',
  elsewhere: [
    {
      tool: 'OpenMP',
      language: 'c',
      lines: [
        { text: '#include <omp.h>' },
        { text: '#include <stdio.h>' },
        { text: '#include <stdlib.h>' },
        { text: 'enum { N = 1 << 22, SWEEPS = 10 };' },
        { text: 'int main(void) {' },
        { text: '  double *a = malloc(8 * N), *b = malloc(8 * N), *c = malloc(8 * N);' },
        { text: '  for (int i = 0; i < N; i++) b[i] = c[i] = i;' },
        { text: '  double start = omp_get_wtime();' },
        { text: '  for (int s = 0; s < SWEEPS; s++) {' },
        { text: '    #pragma omp parallel for schedule(static)', step: 'assign' },
        { text: '    for (int i = 0; i < N; i++)', step: 'decompose' },
        { text: '      a[i] = b[i] + 3 * c[i];', step: 'execute' },
        { text: '  }  // a barrier: every thread has ended its part', step: 'aggregate' },
        { text: '  double seconds = omp_get_wtime() - start;' },
        { text: '  printf("%.1f GB/s, a[5] = %g\\n", 24e-9 * N * SWEEPS / seconds, a[5]);' },
        { text: '}' },
      ],
    },
  ],
};

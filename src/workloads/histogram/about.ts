// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'A reduction into many sums: each value adds one to a bin. Private bins are the textbook cure for contention; shared bins with atomic additions are kept here as the control.',
  cost: 'With private bins in reading and counting, about a nanosecond a value. With shared ones a cache line travels from core to core with every addition, and two processors can be slower than one.',
  attempt:
    'Switch to shared atomics with 1, 2 and 4 processors, then give them 256 bins instead of 16. Over messages every chunk has a copy of the bins, so contention becomes traffic.',
  elsewhere: [
    {
      tool: 'OpenMP',
      language: 'c',
      lines: [
        { text: '#include <stdio.h>' },
        { text: '#include <stdlib.h>' },
        { text: 'enum { N = 1 << 26, BINS = 256 };' },
        { text: 'int main(void) {' },
        { text: '  unsigned char *v = malloc(N);' },
        { text: '  for (int i = 0; i < N; i++) v[i] = rand() % 16;' },
        { text: '  unsigned bins[BINS] = {0};' },
        { text: '  // Without reduction(...) and with "#pragma omp atomic" below: shared bins.' },
        { text: '  #pragma omp parallel for schedule(static) reduction(+:bins)', step: 'assign' },
        { text: '  for (int i = 0; i < N; i++)', step: 'decompose' },
        { text: '    bins[v[i]]++;', step: 'execute' },
        { text: "  // Here every thread's private bins have been added up.", step: 'aggregate' },
        { text: '  for (int b = 0; b < 16; b++) printf("%d %u\\n", b, bins[b]);' },
        { text: '  free(v);' },
        { text: '}' },
      ],
    },
    {
      tool: 'multiprocessing.Pool',
      language: 'python',
      lines: [
        { text: 'from collections import Counter' },
        { text: 'from multiprocessing import Pool' },
        { text: 'from os import urandom' },
        { text: '' },
        { text: "if __name__ == '__main__':" },
        { text: '    values = urandom(10_000_000)' },
        {
          text: '    chunks = [values[i:i + 500_000] for i in range(0, len(values), 500_000)]',
          step: 'decompose',
        },
        { text: '    with Pool(4) as pool:' },
        { text: '        counts = pool.imap_unordered(Counter, chunks)', step: 'execute' },
        { text: '        bins = sum(counts, Counter())', step: 'aggregate' },
        { text: '    print(bins.most_common(5))' },
      ],
    },
  ],
};

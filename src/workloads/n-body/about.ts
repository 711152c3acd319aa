// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'All pairs: every body is pulled by every other. Bodies are cut into blocks; in each step all positions are broadcast, every task moves its own bodies, and a barrier ends the step.',
  cost: 'In one root and one division a pair, which no cache can help. Data grows with the bodies, work with their square, so what is broadcast soon costs nothing. The drift of the energy says how good the steps are.',
  attempt:
    'Take the sun and its giants in double precision for 1,000 steps: five bodies are far too few to share, and every processor more makes it slower. The energies are those of the Benchmarks Game.',
  elsewhere: [
    {
      tool: 'MPI',
      language: 'c',
      lines: [
        { text: '#include <math.h>' },
        { text: '#include <mpi.h>' },
        { text: '#include <stdlib.h>' },
        { text: 'enum { N = 4096, STEPS = 4 };' },
        { text: 'static double x[N][3], v[N][3];' },
        { text: 'int main(int argc, char **argv) {' },
        { text: '  int rank, n;' },
        { text: '  MPI_Init(&argc, &argv);' },
        { text: '  MPI_Comm_rank(MPI_COMM_WORLD, &rank), MPI_Comm_size(MPI_COMM_WORLD, &n);' },
        {
          text: '  for (int i = 0; i < N; i++) for (int k = 0; k < 3; k++) x[i][k] = rand() / (double)RAND_MAX;',
        },
        { text: '  int own = N / n, first = rank * own;', step: 'decompose' },
        { text: '  for (int s = 0; s < STEPS; s++) {' },
        {
          text: '    for (int i = first; i < first + own; i++) for (int j = 0; j < N; j++) {',
          step: 'execute',
        },
        { text: '      double d[3], r = 1e-3;', step: 'execute' },
        {
          text: '      for (int k = 0; k < 3; k++) d[k] = x[j][k] - x[i][k], r += d[k] * d[k];',
          step: 'execute',
        },
        {
          text: '      for (int k = 0; k < 3; k++) v[i][k] += 0.005 * d[k] / (N * r * sqrt(r));',
          step: 'execute',
        },
        { text: '    }' },
        {
          text: '    for (int i = first; i < first + own; i++) for (int k = 0; k < 3; k++) x[i][k] += 0.005 * v[i][k];',
        },
        {
          text: '    MPI_Allgather(MPI_IN_PLACE, 0, MPI_DOUBLE, x, 3 * own, MPI_DOUBLE, MPI_COMM_WORLD);',
          step: 'aggregate',
        },
        { text: '  }' },
        { text: '  MPI_Finalize();' },
        { text: '}' },
      ],
    },
  ],
};

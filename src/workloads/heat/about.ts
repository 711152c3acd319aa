// What a person reads about this workload; loaded on first use.

import type { About } from '../../contract/workload.ts';

export const about: About = {
  pattern:
    'Jacobi steps of the heat equation: every cell becomes the mean of its four neighbours. Rows are cut into blocks; after each step a barrier, and each block needs the rows beside it, its halo.',
  cost: 'In streaming the plate through the core, a few operations a cell, and in the barriers. On shared memory the halo costs nothing; over messages the plate travels with every step, and that is nearly all the time.',
  attempt:
    'Take a plate of 128 cells: steps are so short that barriers decide. Then choose transfer and see the bytes; a cluster keeps its rows at home and sends halos only.',
  elsewhere: [
    {
      tool: 'MPI',
      language: 'c',
      lines: [
        { text: '#include <mpi.h>' },
        { text: '#include <string.h>' },
        { text: 'enum { N = 1024, STEPS = 200 };' },
        { text: 'static double a[N][N], b[N][N];  // this process uses its rows and a halo' },
        { text: 'int main(int argc, char **argv) {' },
        { text: '  int rank, n;' },
        { text: '  MPI_Init(&argc, &argv);' },
        { text: '  MPI_Comm_rank(MPI_COMM_WORLD, &rank), MPI_Comm_size(MPI_COMM_WORLD, &n);' },
        {
          text: '  int up = rank ? rank - 1 : MPI_PROC_NULL, down = rank < n - 1 ? rank + 1 : MPI_PROC_NULL;',
        },
        {
          text: '  int rows = N / n;  // rows 1 to rows are mine, 0 and rows + 1 the halo',
          step: 'decompose',
        },
        { text: '  if (!rank) for (int j = 0; j < N; j++) a[0][j] = b[0][j] = 100;' },
        { text: '  for (int s = 0; s < STEPS; s++) {' },
        {
          text: '    MPI_Sendrecv(a[1], N, MPI_DOUBLE, up, 0, a[rows + 1], N, MPI_DOUBLE, down, 0,',
          step: 'exchange',
        },
        { text: '                 MPI_COMM_WORLD, MPI_STATUS_IGNORE);', step: 'exchange' },
        {
          text: '    MPI_Sendrecv(a[rows], N, MPI_DOUBLE, down, 1, a[0], N, MPI_DOUBLE, up, 1,',
          step: 'exchange',
        },
        { text: '                 MPI_COMM_WORLD, MPI_STATUS_IGNORE);', step: 'exchange' },
        {
          text: '    for (int i = 1; i <= rows; i++) for (int j = 1; j < N - 1; j++)',
          step: 'execute',
        },
        {
          text: '      b[i][j] = (a[i - 1][j] + a[i + 1][j] + a[i][j - 1] + a[i][j + 1]) / 4;',
          step: 'execute',
        },
        { text: '    memcpy(a[1], b[1], sizeof(double) * N * rows);' },
        { text: '  }' },
        { text: '  double mine = a[rows / 2][N / 2], most;' },
        {
          text: '  MPI_Reduce(&mine, &most, 1, MPI_DOUBLE, MPI_MAX, 0, MPI_COMM_WORLD);',
          step: 'aggregate',
        },
        { text: '  MPI_Finalize();' },
        { text: '}' },
      ],
    },
  ],
};

// The list of workloads: a folder each and a line each.

import type { Workload } from '../contract/workload.ts';
import { heat } from './heat/workload.ts';
import { histogram } from './histogram/workload.ts';
import { imageFilter } from './image-filter/workload.ts';
import { kMeans } from './k-means/workload.ts';
import { mandelbrot } from './mandelbrot/workload.ts';
import { matrixMultiply } from './matrix-multiply/workload.ts';
import { monteCarloPi } from './monte-carlo-pi/workload.ts';
import { nBody } from './n-body/workload.ts';
import { prefixSum } from './prefix-sum/workload.ts';
import { primeSieve } from './prime-sieve/workload.ts';
import { sleepPool } from './sleep-pool/workload.ts';
import { sort } from './sort/workload.ts';
import { spectrogram } from './spectrogram/workload.ts';
import { stressWorkloads, testWorkloads } from './testing/test-workloads.ts';
import { trainMlp } from './train-mlp/workload.ts';
import { triad } from './triad/workload.ts';
import { wordCount } from './word-count/workload.ts';

/** All workloads, in the order in which the page shows them; a build for tests has more. */
export const workloads: readonly Workload[] = [
  sleepPool,
  wordCount,
  kMeans,
  trainMlp,
  imageFilter,
  spectrogram,
  mandelbrot,
  matrixMultiply,
  monteCarloPi,
  nBody,
  primeSieve,
  sort,
  prefixSum,
  histogram,
  triad,
  heat,
  ...(import.meta.env.VITE_FAULTS ? [...testWorkloads, ...stressWorkloads] : []),
];

/** The workload of this id, or undefined. */
export function findWorkload(id: string): Workload | undefined {
  return workloads.find((workload) => workload.id === id);
}

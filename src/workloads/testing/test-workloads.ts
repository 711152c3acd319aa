// Workloads that only builds for tests list: one for every move of an array, and one to be counted.

import { bands } from './bands.ts';
import { heat } from './heat.ts';
import { histogram } from './histogram.ts';
import { kMeans } from './k-means.ts';
import { prefixSum } from './prefix-sum.ts';
import { raggedRows } from './ragged-rows.ts';
import { sampleSort } from './sample-sort.ts';
import { tally } from './tally.ts';
import { wordCount } from './word-count.ts';
import type { Workload } from '../../contract/workload.ts';

export const testWorkloads: readonly Workload[] = [
  wordCount,
  heat,
  bands,
  raggedRows,
  histogram,
  kMeans,
  prefixSum,
  sampleSort,
];

/** Reads what it is to write, so that a task done twice shows: only where each run begins with zeros. */
export const stressWorkloads: readonly Workload[] = [tally];

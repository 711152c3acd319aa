// Workloads that only builds for tests list: moves of arrays that no other workload makes in this way, and one to be counted.

import { bands } from './bands.ts';
import { histogram } from './histogram.ts';
import { raggedRows } from './ragged-rows.ts';
import { tally } from './tally.ts';
import { wordCount } from './word-count.ts';
import type { Workload } from '../../contract/workload.ts';

export const testWorkloads: readonly Workload[] = [wordCount, bands, raggedRows, histogram];

/** Reads what it is to write, so that a task done twice shows: only where each run begins with zeros. */
export const stressWorkloads: readonly Workload[] = [tally];

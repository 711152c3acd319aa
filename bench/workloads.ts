// The lab's list of workloads and a few more that only a measurement needs.

import { workloads as labWorkloads } from '../src/workloads/index.ts';
import { ceiling } from './entrants/ceiling.ts';
import { empty, few } from './entrants/empty.ts';
import { bandwidth, peak } from './entrants/limits.ts';
import type { Workload } from '../src/contract/workload.ts';

/** All workloads of the lab, then the bench's. */
export const workloads: readonly Workload[] = [
  ...labWorkloads,
  ceiling,
  empty,
  few,
  peak,
  bandwidth,
];

/** The workload of this id, or undefined. */
export function findWorkload(id: string): Workload | undefined {
  return workloads.find((workload) => workload.id === id);
}

// The lab's list of workloads and a few more that only a measurement needs; the bench's build puts it in
// the place of src/workloads/index.ts.

import {
  findWorkload as findLabWorkload,
  workloads as labWorkloads,
} from '../src/workloads/index.ts';
import { ceiling } from './ceiling.ts';
import { empty, few } from './empty.ts';
import { bandwidth, peak } from './limits.ts';
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
  return findLabWorkload(id) ?? workloads.find((workload) => workload.id === id);
}

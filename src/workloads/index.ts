// The list of workloads: a folder each and a line each.

import type { Workload } from '../contract/workload.ts';
import { mandelbrot } from './mandelbrot/workload.ts';
import { matrixMultiply } from './matrix-multiply/workload.ts';
import { monteCarloPi } from './monte-carlo-pi/workload.ts';

/** All workloads, in the order in which the page shows them. */
export const workloads: readonly Workload[] = [mandelbrot, matrixMultiply, monteCarloPi];

/** The workload of this id, or undefined. */
export function findWorkload(id: string): Workload | undefined {
  return workloads.find((workload) => workload.id === id);
}

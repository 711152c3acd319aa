// The platform's sort, on one core.

import { sort } from '../../src/workloads/sort/workload.ts';
import { defaultsOf } from '../entrants/lab-entrant.ts';
import type { Arrays } from '../../src/contract/array.ts';
import type { Visitor } from '../entrants/contests.ts';

/** Sorts the lab's keys with `Uint32Array.prototype.sort`; copying them is not timed. */
export function openTypedArraySort(expected: Arrays): Visitor {
  const p = defaultsOf(sort) as Parameters<typeof sort.input>[0];
  const { keys } = sort.input(p, 1);
  return () => {
    const sorted = (keys as Uint32Array).slice(0, p.length);
    const startMs = performance.now();
    sorted.sort();
    const wallMs = performance.now() - startMs;
    const { ok } = sort.check(p, { sorted }, expected, 'js');
    return Promise.resolve({ wallMs, readMs: 0, computeMs: 0, ok });
  };
}

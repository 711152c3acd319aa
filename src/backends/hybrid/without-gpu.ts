// The workers of a hybrid team as a team of their own, whose pace the GPU's lane learns from.

import type { Processor, Team } from '../../contract/backend.ts';
import type { GpuLane } from './gpu-lane.ts';
import type { SharedTeam } from '../shared/shared-team.ts';

/** `workers` as they are, their passes timed for `lane`. */
export function withoutGpu(workers: SharedTeam, lane: GpuLane): Team {
  const [first, ...others] = workers.processors;
  const processors = first ? [timed(first, lane), ...others] : [];
  return {
    clock: workers.clock,
    processors,
    setUp: workers.setUp,
    begin: (count) => workers.begin(count),
    finish: () => workers.finish(),
    prepare: (order, schedule) => workers.prepare(order, schedule),
    progress: () => workers.progress(),
    aggregate: (order) => workers.aggregate(order),
    incidents: () => workers.incidents(),
    read: (array) => workers.read(array),
    segments: (array) => workers.segments(array),
    write: (array, data) => workers.write(array, data),
    close: () => Promise.resolve(),
  };
}

/** A processor drains until the barrier of its pass: one of them tells how long the pass took. */
function timed(worker: Processor, lane: GpuLane): Processor {
  return {
    lane: worker.lane,
    async drain(order, schedule, signal) {
      const sinceMs = performance.now();
      const drained = await worker.drain(order, schedule, signal);
      lane.notePass(order, schedule.handle.processors, 'alone', performance.now() - sinceMs);
      return drained;
    },
  };
}

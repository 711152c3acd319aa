// Announces one pass on shared memory and awaits its end: all processors are done, or lost.

import { Failure } from '../../contract/failure.ts';
import { taskDeadlineMs } from '../pool/deadline.ts';
import { memoryToDrained, readReport } from '../arena/lane-report.ts';
import { resetLane } from '../arena/lane-state.ts';
import { cell, controlCells } from '../arena/layout.ts';
import { mergeDrained } from './merge-drained.ts';
import { announce } from '../arena/pass-signal.ts';
import { watchPass } from './pass-watch.ts';
import { stoppable } from '../pool/stopping.ts';
import type { Drained, Job, StageOrder } from '../../contract/backend.ts';
import type { ScheduleHandle } from '../../contract/schedule.ts';
import type { Crew } from '../pool/crew.ts';
import type { Layout, PassLayout } from '../arena/layout.ts';
import type { Loss } from '../pool/loss-book.ts';
import type { Pool } from '../pool/pool.ts';

/** What each lane did, nothing where it was lost, and the losses. */
export interface AnnouncedRun {
  readonly drained: readonly Drained[];
  readonly losses: readonly Loss[];
}

/** Where passes are announced. */
export interface AnnouncedPlace {
  readonly job: Job;
  readonly memory: WebAssembly.Memory;
  readonly layout: Layout;
  readonly pool: Pool;
  readonly onTainted: () => void;
}

/** Rejects with a `Failure` where `signal` aborts or a kernel threw. */
export async function runAnnounced(
  { job, memory, layout, pool, onTainted }: AnnouncedPlace,
  crew: Crew,
  order: StageOrder,
  handle: ScheduleHandle,
  pass: PassLayout,
  signal: AbortSignal,
): Promise<AnnouncedRun> {
  const width = handle.processors;
  const { stage, tasks } = order;
  const ordered = order.order !== undefined;
  const cells = controlCells(memory);
  for (let lane = 0; lane < width; lane++) resetLane(cells, lane);
  announce(memory, { width, pass: { stage, tasks, handle, pass, ordered, fresh: false } });
  const deadlineMs = taskDeadlineMs(job, order);
  const watch = watchPass(memory, crew.workers, width, deadlineMs, (lane, reason) => {
    crew.giveUp(lane, reason);
  });
  const ask = (): void => void Atomics.store(cells, cell.stop, 1);
  const losses = await stoppable(watch, signal, pool, crew.workers, ask, onTainted);
  if (signal.aborted) throw new Failure({ key: 'run.stopped', values: {} });
  const lost = new Set(losses.map(({ lane }) => lane));
  const drained = Array.from({ length: width }, (_, lane) =>
    lost.has(lane)
      ? mergeDrained(undefined, undefined, lane)
      : memoryToDrained(lane, readReport(memory, layout, lane)),
  );
  return { drained, losses };
}

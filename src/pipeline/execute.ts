// Step 3, execute: every processor of the team drains the schedule of one pass; the pass ends when all have.

import type { Drained, Processor, StageOrder } from '../contract/backend.ts';
import type { Schedule } from '../contract/schedule.ts';

/** Runs one pass on `processors`; resolves at the barrier with what each did. */
export function execute(
  processors: readonly Processor[],
  order: StageOrder,
  schedule: Schedule,
  signal: AbortSignal,
): Promise<readonly Drained[]> {
  return Promise.all(processors.map((processor) => processor.drain(order, schedule, signal)));
}

// What crosses between the engine and a compute worker on memory: a pass, and what became of it.

import type { Tasks } from '../../contract/range.ts';
import type { ScheduleHandle } from '../../contract/schedule.ts';
import type { LaneSpans } from '../../contract/span.ts';
import type { Stage } from '../../contract/stage.ts';
import type { PassLayout } from './layout.ts';

/** One pass for a worker on memory. */
export interface MemoryPass {
  readonly lane: number;
  readonly stage: Stage;
  readonly tasks: Tasks;
  readonly handle: ScheduleHandle;
  readonly pass: PassLayout;
  readonly ordered: boolean;
  /** On a private memory the worker zeroes the pass's bookkeeping itself, which saves a message. */
  readonly fresh: boolean;
}

/** A task whose kernel threw. */
export interface TaskFault {
  readonly task: number;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** What a worker did in a pass on memory. */
export interface MemoryDrained {
  /** When the worker had been told of the pass, and when it had handed over what it did. */
  readonly enteredMs: number;
  readonly leftMs: number;
  readonly spans: LaneSpans;
  readonly computeMs: number;
  readonly longestTaskMs: number;
  /** What finished tasks emitted to a shuffle. */
  readonly bytesEmitted: number;
  readonly fault: TaskFault | undefined;
}

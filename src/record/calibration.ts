// What a machine can give at all, with the runs that showed it.

import type { Ceiling } from './ceiling.ts';
import type { RunRecord } from './run-record.ts';
import type { StudyHead } from './study-head.ts';
import type { Message } from '../words/message.ts';

export interface Calibration extends StudyHead<'calibration'> {
  readonly ceiling: Ceiling;
  /** What it showed, in sentences. */
  readonly finding: readonly Message[];
  /** The runs in the order in which they were made, without spans and pictures. */
  readonly runs: readonly RunRecord[];
}

// Weak scaling: a problem that grows with the processors, and how much more work is done in the same time.

import type { Interval, RunRecord } from './run-record.ts';
import type { StudyHead } from './study-head.ts';
import type { Message } from '../words/message.ts';

/** A problem grown for `processors`. */
export interface WeakPoint {
  readonly processors: number;
  /** Of the parameter that grew. */
  readonly size: number;
  /** Times as much work as that of one processor, as near to n as the parameter allows. */
  readonly times: number;
  readonly ms: number;
  /** times x T(1, W) / T(n, nW) (Gustafson 1988). */
  readonly scaledSpeedup: number;
  /** scaledSpeedup / n. */
  readonly efficiency: number;
  /** 95 % bootstrap interval of the scaled speedup; null with fewer than 6 samples. */
  readonly interval: Interval | null;
  /** Useful time of the mean processor over that of the busiest; undefined if it was not measured. */
  readonly loadBalance?: number | undefined;
}

/** What growing problems showed. */
export interface WeakScaling {
  /** T(1, W), measured in turn with the others. */
  readonly oneMs: number;
  readonly points: readonly WeakPoint[];
  /** The runs did not agree: something else used the machine. */
  readonly noisy: boolean;
  /**
   * Serial share of the time on the parallel system, fitted; null if no problem could grow, or if something else than
   * serial work explains the times.
   */
  readonly serialShare: number | null;
  /** 95 % bootstrap interval of it. */
  readonly serialInterval: Interval | null;
}

/** How much more work do n processors do in the same time? */
export interface Growth extends StudyHead<'growth'>, WeakScaling {
  /** The parameter that grew: its name and its label. */
  readonly parameter: string;
  readonly label: string;
  /** Counts that the machine has no core for: no law holds there, and nothing was run. */
  readonly leftOut: readonly number[];
  /** What it showed, in sentences. */
  readonly finding: readonly Message[];
  /** The runs in the order in which they were made, without spans and pictures. */
  readonly runs: readonly RunRecord[];
}

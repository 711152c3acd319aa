// Efficiency over sizes and processor counts: for which of them is it over a line?

import type { Interval, RunRecord } from './run-record.ts';
import type { StudyHead } from './study-head.ts';
import type { Message } from '../words/message.ts';

/** The line that is asked about, and how many sizes there are, unless others are chosen. */
export const sizeMapDefaults = { efficiency: 0.75, sizes: 6 } as const;
/** What can be chosen. */
export const sizeMapLimits = { efficiency: [0.01, 1], sizes: [4, 8] } as const;

/**
 * Where a cell lies. `above` and `below` only if its whole interval does; else `undecided`. `wrong`: a result was not
 * verified, and the cell has no efficiency.
 */
export const cellStates = ['above', 'below', 'undecided', 'wrong'] as const;
export type CellState = (typeof cellStates)[number];

/** One size on one processor count. */
export interface SizeMapCell {
  readonly size: number;
  readonly processors: number;
  /** Rounds that count: the page was shown, and nothing disturbed the runs on 1 and on n processors. */
  readonly rounds: number;
  /** Medians over these rounds: T(1) and T(n). */
  readonly oneMs: number;
  readonly ms: number;
  /** T(1) / (n T(n)); null if a result was wrong, if the machine lacked cores, or if no round counts. */
  readonly efficiency: number | null;
  /**
   * What the efficiency is with 95 % confidence: a bootstrap by round, widened to what one step of the clock changes.
   * Of a disturbed cell, the least and the largest of single rounds. Null without an efficiency and with fewer than 6
   * rounds.
   */
  readonly interval: Interval | null;
  readonly state: CellState;
  /** Every run of it was too noisy to conclude from: its rounds decide only if all of them lie on one side. */
  readonly disturbed?: true;
}

/** What is known of sizes and counts. */
export interface SizeMapSoFar {
  /** The line. */
  readonly efficiency: number;
  /** The parameter that is the size: its name, its label and its unit. */
  readonly parameter: string;
  readonly label: string;
  readonly unit: string;
  /** In ascending order. */
  readonly sizes: readonly number[];
  /** Above 1, in ascending order. */
  readonly processors: readonly number[];
  /** Counts that the machine has no core for: no efficiency is judged there, and nothing was run. */
  readonly leftOut: readonly number[];
  /** What a pure computation reaches on each count, as it was measured on this machine; empty if it was not. */
  readonly ceiling: readonly { readonly processors: number; readonly efficiency: number }[];
  /** By size, then by processors. */
  readonly cells: readonly SizeMapCell[];
  /** What they showed, in sentences. */
  readonly finding: readonly Message[];
}

/** For which sizes and processor counts is efficiency over a line? */
export interface SizeMap extends StudyHead<'size-map'>, SizeMapSoFar {
  /** The runs in the order in which they were made, without spans and pictures. */
  readonly runs: readonly RunRecord[];
}

// Two sides held against each other: at one size, and over sizes until the faster one changes.

import type { Policy } from '../contract/schedule.ts';
import type { Interval } from './run-record.ts';
import type { StudyHead } from './study-head.ts';
import type { Message } from '../words/message.ts';

/** What one side runs; all else is the plan's. */
export interface Side {
  readonly processors: number;
  readonly schedule: Policy;
  /** Items of a task; the plan's if it is not given. */
  readonly grain?: number;
  /** By the GPU, on so many workgroups, in place of the plan's workers. */
  readonly onGpu?: true;
}

export type Sides = readonly [first: Side, second: Side];

/** What was found. Times in ms. */
export interface Answer {
  readonly sides: Sides;
  readonly medianMs: readonly [first: number, second: number];
  /** Times as fast as the second the first is: T(second) / T(first), with its 95 % bootstrap interval by round. */
  readonly times: number;
  readonly interval: Interval | null;
  readonly rounds: number;
  /** The 95 % intervals of the two medians do not touch. */
  readonly apart: boolean;
  /** Every run was verified. */
  readonly verified: boolean;
  /** The times of both sides that count, round by round. */
  readonly samplesMs: readonly [first: readonly number[], second: readonly number[]];
}

/** Which of two sides is faster? */
export interface Comparison extends StudyHead<'comparison'> {
  readonly answer: Answer;
  /** What it showed, in sentences. */
  readonly finding: readonly Message[];
}

/** Two sides at one size. */
export interface BreakEvenStep extends Omit<Answer, 'sides' | 'verified' | 'rounds'> {
  readonly size: number;
}

/** From which size on is the other of two sides the faster one? */
export interface BreakEven extends StudyHead<'break-even'> {
  readonly sides: Sides;
  /** The parameter that is the size: its name, its label and its unit. */
  readonly parameter: string;
  readonly label: string;
  readonly unit: string;
  /** In ascending order of size. */
  readonly steps: readonly BreakEvenStep[];
  /** What they showed, in sentences. */
  readonly finding: readonly Message[];
}

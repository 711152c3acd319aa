// What can be asked for: each request names a study, and all that it needs to know.

import type { Ceiling } from '../record/ceiling.ts';
import type { Sides } from '../record/comparison.ts';
import type { Config } from '../record/config.ts';
import type { PlanFile } from '../record/plan.ts';
import type { Parent } from '../record/study-head.ts';

interface Request {
  readonly config: Config;
  /** The run that it goes on from. */
  readonly parent?: Parent | undefined;
  /** The file that the configuration names: another one of the same name is refused. */
  readonly file?: PlanFile | undefined;
  /** The machine says that it runs on its battery. */
  readonly onBattery?: boolean | undefined;
}

/** How much faster are n processors? */
export interface RunRequest extends Request {
  readonly kind: 'run';
}

/** Which of two sides is faster? They are run in turn until their times are told apart, or `longestMs` are over. */
export interface ComparisonRequest extends Request {
  readonly kind: 'comparison';
  readonly sides: Sides;
  /** 30 s if it is not given. */
  readonly longestMs?: number;
}

/** From which size on is the other of two sides the faster one? */
export interface BreakEvenRequest extends Request {
  readonly kind: 'break-even';
  readonly sides: Sides;
}

/** How much more work do n processors do in the same time? */
export interface GrowthRequest extends Request {
  readonly kind: 'growth';
  /** Cores that there are, null if that is not known; those of this machine if it is not given. */
  readonly cores?: number | null;
}

/** For which sizes and processor counts is efficiency over a line? */
export interface SizeMapRequest extends Request {
  readonly kind: 'size-map';
  /** The line; `sizeMapDefaults` has it and the number of sizes if they are not given. */
  readonly efficiency?: number | undefined;
  readonly sizes?: number | undefined;
  /** Cores that there are, null if that is not known; those of this machine if it is not given. */
  readonly cores?: number | null;
  /** What was measured of the machine; what the engine knows if it is not given. */
  readonly ceiling?: Ceiling | undefined;
}

/** What can this machine give at all? The configuration is the default one. */
export interface CalibrationRequest extends Request {
  readonly kind: 'calibration';
  /** Cores that the browser reports; asked for if it is not given. */
  readonly cores?: number;
}

export type StudyRequest =
  | RunRequest
  | ComparisonRequest
  | BreakEvenRequest
  | GrowthRequest
  | SizeMapRequest
  | CalibrationRequest;

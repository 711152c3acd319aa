// Whether the samples of a record agree, and what was noticed beside them.

import type { Message } from '../words/message.ts';

/** Times of the same work that do not agree; `processors` 0 is the serial baseline. */
export interface TimesDisagree {
  readonly kind: 'times';
  readonly processors: number;
  /** Whether they fall into two groups, whose medians then are given; else the shortest and the longest are. */
  readonly groups: boolean;
  readonly fastMs: number;
  readonly slowMs: number;
}

/** A speedup whose interval is too wide for what it claims. */
export interface WideInterval {
  readonly kind: 'interval';
  readonly processors: number;
  readonly low: number;
  readonly high: number;
}

/** The machine did not run as many threads at once as it has cores. */
export interface CoresTaken {
  readonly kind: 'cores';
  /** Threads that tried to run at once. */
  readonly cores: number;
  /** How many of them ran at once, in the mean, where some were kept from running. */
  readonly given: number;
}

/** The later rounds were slower (above 0) or faster than the earlier ones. */
export interface Drift {
  readonly kind: 'drift';
  readonly percent: number;
}

/** Single samples that took far longer than the others of their count. */
export interface FarSamples {
  readonly kind: 'far-samples';
  readonly samples: number;
}

/** Samples in which nothing ran for a while; they are left out. */
export interface Stalls {
  readonly kind: 'stalls';
  readonly samples: number;
  readonly longestMs: number;
}

export type Disturbance = TimesDisagree | WideInterval | CoresTaken | Drift | FarSamples | Stalls;

/**
 * Quiet: nothing was noticed. Busy: something was, but the numbers bear it. Too noisy: nothing can be concluded from
 * these samples.
 */
export type Stability =
  | { readonly kind: 'quiet' }
  | {
      readonly kind: 'busy' | 'too-noisy';
      /** The weightiest first. */
      readonly disturbances: readonly Disturbance[];
      /** What it may have been, in sentences; what there is evidence for comes first. */
      readonly causes: readonly Message[];
    };

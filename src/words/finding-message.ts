// What was found, sentence by sentence: keys and values of messages.

import type { ProcessorNoun } from './processor-noun.ts';

export interface FindingMessages {
  'finding.not-verified': { readonly processors: readonly number[]; readonly noun: ProcessorNoun };
  'finding.baseline-not-verified': { readonly kernel: string };
  'finding.speedup': {
    readonly processors: number;
    readonly times: number;
    readonly noun: ProcessorNoun;
  };
  'finding.slower': {
    readonly processors: number;
    readonly times: number;
    readonly noun: ProcessorNoun;
  };
  'finding.no-faster': {
    readonly processors: number;
    readonly times: number;
    readonly low: number;
    readonly high: number;
    readonly noun: ProcessorNoun;
  };
  'finding.best': {
    readonly processors: number;
    readonly times: number;
    readonly noun: ProcessorNoun;
  };
  /** Times as fast as the better part alone; low and high are null with too few rounds. */
  'finding.hybrid': {
    readonly workers: number;
    readonly better: 'gpu' | 'workers';
    readonly times: number;
    readonly low: number | null;
    readonly high: number | null;
  };
  /** Rates in the unit per second; `ofSum` from 0 to 1. */
  'finding.hybrid-parts': {
    readonly workers: number;
    readonly gpuAlone: number;
    readonly workersAlone: number;
    readonly ofSum: number;
    readonly unit: string;
  };
  'finding.hybrid-split': { readonly gpuShare: number; readonly bestShare: number };
  'finding.one-point': {
    readonly medianMs: number;
    readonly throughput: number;
    readonly unit: string;
    readonly noun: ProcessorNoun;
  };
  'finding.amdahl': {
    readonly p: number;
    /** Ends of the interval; null with too few rounds for one. */
    readonly low: number | null;
    readonly high: number | null;
    readonly limit: number;
    readonly points: number;
  };
  'finding.no-serial': { readonly low: number | null; readonly points: number };
  'finding.rises': { readonly points: number };
  'finding.construction': {
    readonly byConstruction: number;
    readonly fitted: number;
    readonly difference: number;
  };
  'finding.spans': { readonly fromSpans: number };
  /** Of the widest team: what crossed, the time of all processors that went into it, and its share of theirs. */
  'finding.moved': {
    readonly processors: number;
    readonly bytes: number;
    readonly transferMs: number;
    readonly share: number;
    readonly noun: ProcessorNoun;
  };
  /** Low and high are null with too few starts for an interval. */
  'finding.cold-start': {
    readonly processors: number;
    readonly medianMs: number;
    readonly low: number | null;
    readonly high: number | null;
    readonly starts: number;
    readonly noun: ProcessorNoun;
  };
  'finding.baseline': {
    readonly kernel: string;
    readonly medianMs: number;
    readonly absolute: number;
    readonly processors: number;
    readonly noun: ProcessorNoun;
  };
}

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
  /** More than n times, the interval included. */
  'finding.superlinear': {
    readonly processors: number;
    readonly times: number;
    readonly low: number;
    readonly high: number;
    readonly noun: ProcessorNoun;
  };
  /** The best serial program took less time than the best team; `times` as long took the team. */
  'finding.serial-wins': {
    readonly kernel: string;
    readonly serialMs: number;
    readonly processors: number;
    readonly teamMs: number;
    readonly times: number;
    readonly noun: ProcessorNoun;
  };
  /** Too few rounds for an interval, and no plain difference. */
  'finding.few-rounds': {
    readonly processors: number;
    readonly times: number;
    readonly rounds: number;
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
  /** The same of one count of several that has no speedup. */
  'finding.one-of-several': {
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
    readonly points: number;
  };
  /** The count whose measured time is farthest from the law's. */
  'finding.law-misses': {
    readonly processors: number;
    readonly medianMs: number;
    readonly fittedMs: number;
  };
  /** 1/(1 - p) and its interval. */
  'finding.limit': { readonly limit: number; readonly low: number; readonly high: number };
  /** The law drawn through two times: what it says of a third count; nulls, and `cores`, if there is none to measure. */
  'finding.two-counts': {
    readonly p: number;
    readonly third: number | null;
    readonly ms: number | null;
    readonly times: number | null;
    readonly cores: number | null;
  };
  'finding.no-serial': { readonly low: number | null; readonly points: number };
  'finding.rises': { readonly points: number };
  'finding.construction': {
    readonly byConstruction: number;
    readonly fitted: number;
    readonly difference: number;
    /** The curve's p is smaller mostly because the load was uneven. */
    readonly imbalance: boolean;
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

// The fact an experiment leaves: every raw sample, the plan, the environment; and what follows from them.

import type { Visit } from './visit.ts';
import type { LossPoint } from './loss-point.ts';
import type { Stability } from './stability.ts';
import type { StudyHead } from './study-head.ts';
import type { Message } from '../words/message.ts';
import type { Activities } from '../contract/activities.ts';
import type { Picture } from '../contract/picture.ts';
import type { SpanTable } from '../contract/span.ts';
import type { StageTraffic } from '../contract/stage-traffic.ts';
import type { Verdict } from '../contract/verdict.ts';

/** Readers of records get it from here. */
export type { Activities };

/** Low and high end. */
export type Interval = readonly [low: number, high: number];

/** One timed run. */
export interface Sample {
  readonly round: number;
  readonly processors: number;
  readonly wallMs: number;
  readonly activities: Activities;
  /** The page was hidden during it: kept, left out of every statistic. */
  readonly hidden: boolean;
  /** What disturbed it, such as a worker that was lost: kept, left out of every statistic. */
  readonly incidents?: readonly Message[];
  /** Tasks of all stages that each processor did, by lane. */
  readonly tasks?: readonly number[];
  readonly verdict: Verdict;
}

/** A timed run of a hybrid team of `processors` without its GPU: of `processors` - 1 workers. */
export interface WithoutGpuSample {
  readonly round: number;
  readonly processors: number;
  readonly wallMs: number;
  readonly hidden: boolean;
  readonly incidents?: readonly Message[];
  readonly verdict: Verdict;
}

/** A timed run of the baseline. */
export interface BaselineSample {
  readonly round: number;
  readonly wallMs: number;
  readonly hidden: boolean;
  /** As of a sample. */
  readonly incidents?: readonly Message[];
  readonly verdict: Verdict;
}

/** A team of `processors` opened from nothing, in ms: the whole, and its parts as in `setUp`. */
export interface ColdStart {
  readonly round: number;
  readonly processors: number;
  readonly wallMs: number;
  readonly startMs: number;
  readonly compileMs: number;
  readonly placeMs: number;
}

/** A look between two samples: as many threads as `cores` tried to run at once for a while. */
export interface CoreProbe {
  /** It was made before this round; after the last one it is the number of rounds. */
  readonly round: number;
  readonly cores: number;
  /** How many of them ran at once, in the mean; no less than 0, and `cores` on a machine that does nothing else. */
  readonly given: number;
}

/** A CPU kernel that could be the baseline, as its warm-up showed it. */
export interface Candidate {
  readonly kernel: 'js' | 'wasm';
  /** Its last run in the warm-up, by which candidates are ranked. */
  readonly warmUpMs: number;
  /** The runs before it, in order; unknown in records of earlier versions. */
  readonly earlierMs?: readonly number[];
  readonly verdict: Verdict;
}

/** Facts only: what was measured, nothing concluded. */
export interface RunFacts extends StudyHead<'run'> {
  /** Set-up in ms: shown, not part of any sample. */
  readonly setUp: {
    readonly startMs: number;
    readonly compileMs: number;
    readonly placeMs: number;
  };
  /** Only where they were asked for; part of no sample. */
  readonly coldStarts?: readonly ColdStart[];
  /** Discarded warm-up runs, in ms, by processor count. */
  readonly warmUp: readonly { readonly processors: number; readonly wallMs: number }[];
  /** What was measured in turn, a row per round. */
  readonly order: readonly (readonly Visit[])[];
  /** Where threads can be asked whether they run. */
  readonly coreProbes?: readonly CoreProbe[];
  readonly baselineKernel: 'js' | 'wasm';
  readonly candidates: readonly Candidate[];
  readonly baselineSamples: readonly BaselineSample[];
  readonly samples: readonly Sample[];
  /** Hybrid only: the workers alone, in the same rounds. */
  readonly withoutGpu?: readonly WithoutGpuSample[];
  /** Spans of the sample nearest the median, by processor count. */
  readonly spans: readonly {
    readonly processors: number;
    readonly round: number;
    readonly spans: SpanTable;
  }[];
  /** What each stage sends; missing in records of earlier versions. */
  readonly traffic?: readonly StageTraffic[];
  /** The result, made smaller if it is large; missing in records of earlier versions. */
  readonly pictures?: readonly Picture[];
  /** What the person should know of how it was measured. */
  readonly notes?: readonly Message[];
  /** Summary that can be checked from outside. */
  readonly result: Readonly<Record<string, number>>;
}

/** The baseline as the report names it. */
export interface Baseline {
  readonly kernel: 'js' | 'wasm';
  readonly samplesMs: readonly number[];
  readonly medianMs: number;
  /** 95 % order-statistic interval of the median; null with fewer than 6 samples. */
  readonly intervalMs: Interval | null;
}

/** One processor count, summarised. A wrong point has no speedup. */
export interface Point {
  readonly processors: number;
  readonly samplesMs: readonly number[];
  readonly medianMs: number;
  readonly intervalMs: Interval | null;
  /** Coverage of `intervalMs`, e.g. 0.961; null without an interval. */
  readonly coverage: number | null;
  /** Work per second, in the plan's unit; NaN where the clock saw no time pass. */
  readonly throughput: number;
  readonly speedup: {
    /** T(1)/T(n); null where not verified. */
    readonly relative: number | null;
    /** T(best serial)/T(n); null where not verified. */
    readonly absolute: number | null;
    /** 95 % bootstrap interval by round of `relative`; null at n = 1 and where it cannot be given. */
    readonly relativeInterval: Interval | null;
    /** The same of `absolute`; missing in records of earlier versions. */
    readonly absoluteInterval?: Interval | null;
  };
  /** relative / processors; null where not verified, and where processors are not alike. */
  readonly efficiency: number | null;
  readonly verdict: Verdict;
  /** Medians over the samples. */
  readonly activities: Activities;
}

/** T(n) = serialMs + parallelMs / n fitted to the medians, and p = parallel / (serial + parallel). */
export interface AmdahlFit {
  readonly p: number;
  /** 95 % bootstrap interval by round, clipped to [0, 1]; null with fewer than 6 rounds. */
  readonly interval: Interval | null;
  readonly clipped: boolean;
  readonly serialMs: number;
  readonly parallelMs: number;
  /** 1 / (1 - p); null where no serial part could be measured. */
  readonly limit: number | null;
  /** Distinct processor counts that the fit rests on. */
  readonly points: number;
  /** Parallel share of useful time measured from spans at n = 1; null where there are no spans. */
  readonly pFromSpans: number | null;
  /** 1 minus the serial share's part of useful time at n = 1; null without a serial share. */
  readonly pByConstruction: number | null;
}

/** X(n) = rate n / (1 + contention (n - 1) + coherency n (n - 1)) fitted to the throughputs (see `laws/usl.ts`). */
export interface UslFit {
  /** Work per second of one processor, in the plan's unit. */
  readonly rate: number;
  readonly contention: number;
  readonly coherency: number;
  /** The count of most throughput; null where it lies far beyond what was measured. */
  readonly peak: number | null;
  /** Distinct processor counts that the fit rests on. */
  readonly points: number;
}

/**
 * A hybrid team of n against its two parts alone. Rates are work per second in the plan's unit, of the
 * median samples.
 */
export interface HybridPoint {
  readonly processors: number;
  /** Median share of the tasks that the GPU did, from 0 to 1. */
  readonly gpuShare: number;
  readonly gpuAlone: number;
  /** n - 1 workers without the GPU. */
  readonly workersAlone: number;
  readonly together: number;
  /** together / (gpuAlone + workersAlone). */
  readonly ofSum: number;
  /** together / the larger of gpuAlone and workersAlone. */
  readonly ofBetter: number;
  /** 95 % bootstrap intervals by round; null with fewer than 6 rounds. */
  readonly ofSumInterval: Interval | null;
  readonly ofBetterInterval: Interval | null;
}

/** What is said of one processor count, in order, the first being the headline. */
export interface CountFinding {
  readonly processors: number;
  readonly finding: readonly Message[];
}

/** The exported record: facts, and what the analysis derived from them. */
export interface RunRecord extends RunFacts {
  readonly baseline: Baseline;
  readonly points: readonly Point[];
  /** Hybrid only: each count above 1 against its parts alone. */
  readonly hybrid?: readonly HybridPoint[];
  /** Each count above 1, where processors are alike. */
  readonly losses?: readonly LossPoint[];
  /** Whether the samples agree; missing in records of earlier versions. */
  readonly stability?: Stability;
  /** Without laws and losses where the record is too noisy. */
  readonly fits: { readonly amdahl: AmdahlFit | null; readonly usl?: UslFit | null };
  readonly warnings: readonly Message[];
  /** Sentences on the count that the record is about, in order, the first being the headline. */
  readonly finding: readonly Message[];
  /** The count that the record is about until a reader chooses another; missing in records of earlier versions. */
  readonly shown?: number;
  /** Sentences on every count; missing in records of earlier versions. */
  readonly findings?: readonly CountFinding[];
}

// Facts of an experiment that never ran, for tests: the times are given, all else is plausible.

import { planToConfig } from '../record/plan-config.ts';
import { studySchema } from '../record/study-head.ts';
import type { Environment } from '../record/environment.ts';
import type { Plan } from '../record/plan.ts';
import type { Activities, BaselineSample, RunFacts, Sample } from '../record/run-record.ts';

export const verified: Sample['verdict'] = {
  ok: true,
  rule: 'exact',
  tolerance: 0,
  compared: 1000,
  maxError: 0,
  differingShare: 0,
};

export const wrong: Sample['verdict'] = {
  ...verified,
  ok: false,
  maxError: 3,
  differingShare: 0.001,
  mismatch: { array: 'counts', index: 7, expected: 5, actual: 8, error: 3 },
};

export interface Synthetic {
  readonly plan?: Partial<Plan>;
  readonly environment?: Partial<Environment>;
  /** Wall time in ms of a processor count in a round. */
  readonly wallMs: (processors: number, round: number) => number;
  readonly baselineMs?: (round: number) => number;
  readonly compileMs?: number;
  /** Changes single samples: hidden, verdict, activities. */
  readonly sample?: (sample: Sample) => Partial<Sample>;
  readonly baselineSample?: (sample: BaselineSample) => Partial<BaselineSample>;
}

const defaultPlan: Plan = {
  workload: 'mandelbrot',
  unit: 'pixel',
  parameters: { size: 1000 },
  backend: 'workers',
  team: { noun: 'worker', gpu: 'none', wholeRange: false },
  kernel: 'wasm',
  processors: [1, 2, 4],
  schedule: 'dynamic',
  transport: 'shared',
  grain: 1000,
  items: 1_000_000,
  tasks: 1000,
  serialShare: 0,
  samples: 9,
  seed: 1,
  work: 1_000_000,
  estimate: { totalMs: 1000, memoryBytes: 4_000_000, measured: false },
};

export const sampleEnvironment: Environment = {
  browser: 'Chromium 156',
  userAgent: 'Mozilla/5.0',
  platform: 'Linux',
  crossOriginIsolated: true,
  hardwareConcurrency: 4,
  clockResolutionMs: 0.005,
  adapter: null,
  softwareAdapter: false,
  wasmVariant: 'simd',
  labVersion: '0.1.0',
};

/** Times on Amdahl's curve: 100 ms on one processor. */
export function onCurve(p: number): (processors: number) => number {
  return (processors) => 100 * (1 - p + p / processors);
}

/** Facts whose every round has the baseline and all processor counts. */
export function makeFacts(input: Synthetic): RunFacts {
  const plan = { ...defaultPlan, ...input.plan };
  const rounds = Array.from({ length: plan.samples }, (_, round) => round);
  const samples = rounds.flatMap((round) =>
    plan.processors.map((processors): Sample => {
      const wallMs = input.wallMs(processors, round);
      const usefulMs = input.wallMs(1, round);
      const activities = makeActivities(wallMs, usefulMs, processors, plan.serialShare);
      const base = { round, processors, wallMs, activities, hidden: false, verdict: verified };
      return { ...base, ...input.sample?.(base) };
    }),
  );
  const baselineSamples = rounds.map((round): BaselineSample => {
    const wallMs = input.baselineMs?.(round) ?? 90;
    const base = { round, wallMs, hidden: false, verdict: verified };
    return { ...base, ...input.baselineSample?.(base) };
  });
  return {
    schema: studySchema,
    kind: 'run',
    id: 'synthetic',
    createdAt: '2026-01-31T12:00:00.000Z',
    config: planToConfig(plan),
    plan,
    environment: { ...sampleEnvironment, ...input.environment },
    setUp: { startMs: 20, compileMs: input.compileMs ?? 3, placeMs: 0 },
    warmUp: plan.processors.map((processors) => ({ processors, wallMs: 120 })),
    order: rounds.map(() => [
      { kind: 'baseline' },
      ...plan.processors.map((processors) => ({ kind: 'team', processors }) as const),
    ]),
    baselineKernel: 'wasm',
    candidates: [
      { kernel: 'js', warmUpMs: 300, verdict: verified },
      { kernel: 'wasm', warmUpMs: 95, verdict: verified },
    ],
    baselineSamples,
    samples,
    spans: [],
    result: { iterationSum: 123_456 },
  };
}

/** The useful time of one processor, shared evenly by all; the rest of theirs is waiting. */
function makeActivities(
  wallMs: number,
  usefulMs: number,
  processors: number,
  serialShare: number,
): Activities {
  return {
    decomposeMs: 0,
    assignMs: 0,
    executeMs: wallMs,
    aggregateMs: 0,
    combineMs: 0,
    treeMs: 0,
    computeMs: (1 - serialShare) * usefulMs,
    serialComputeMs: serialShare * usefulMs,
    largestComputeMs: ((1 - serialShare) * usefulMs) / processors,
    transferMs: 0,
    waitMs: Math.max(0, processors * wallMs - usefulMs),
    runtimeMs: 0,
    dispatchMs: 0,
    unaccountedMs: 0,
    bytesMoved: 0,
    longestTaskMs: wallMs / 1000,
  };
}

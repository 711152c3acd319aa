// A record as an experiment makes it, for tests of what reads records: times follow T(n) = a + b/n exactly.

import { sampleEnvironment } from './synthetic-facts.ts';
import { listsToSpans } from '../contract/span.ts';
import { planToConfig } from '../record/plan-config.ts';
import { studySchema } from '../record/study-head.ts';
import type { Plan } from '../record/plan.ts';
import type { Activities } from '../contract/activities.ts';
import type { Point, RunRecord } from '../record/run-record.ts';

type SpanTable = RunRecord['spans'][number]['spans'];
type Verdict = Point['verdict'];

const serialMs = 20;
const parallelMs = 380;
const baselineMs = 390;

export const samplePlan: Plan = {
  workload: 'mandelbrot',
  unit: 'pixel',
  parameters: { size: 1024, iterations: 1000, centreX: -0.5, centreY: 0, zoom: 1 },
  backend: 'workers',
  team: { noun: 'worker', gpu: 'none', wholeRange: false },
  kernel: 'wasm',
  processors: [1, 2, 3, 4],
  schedule: 'dynamic',
  transport: 'shared',
  grain: 8,
  items: 1024,
  tasks: 128,
  serialShare: 0,
  samples: 9,
  seed: 1,
  work: 1024 * 1024,
  estimate: { totalMs: 9000, memoryBytes: 6_000_000, measured: false },
};

const verified: Verdict = {
  ok: true,
  rule: 'exact',
  tolerance: 0,
  compared: 1024 * 1024,
  maxError: 0,
  differingShare: 0,
};

function activitiesAt(n: number): Activities {
  return {
    decomposeMs: 0.1,
    assignMs: 0.1,
    executeMs: serialMs - 4 + parallelMs / n,
    aggregateMs: 3.8,
    combineMs: 0,
    treeMs: 0,
    computeMs: parallelMs,
    serialComputeMs: 0,
    largestComputeMs: parallelMs / n,
    transferMs: 0,
    waitMs: n,
    runtimeMs: 0,
    dispatchMs: 0,
    unaccountedMs: 0,
    bytesMoved: 0,
    longestTaskMs: 9,
  };
}

function pointAt(n: number, verdict: Verdict): Point {
  const medianMs = serialMs + parallelMs / n;
  const absolute = verdict.ok ? baselineMs / medianMs : null;
  const relative = verdict.ok ? (serialMs + parallelMs) / medianMs : null;
  return {
    processors: n,
    samplesMs: Array.from({ length: 9 }, (_, index) => medianMs + (index - 4) * 0.5),
    medianMs,
    intervalMs: [medianMs - 1.5, medianMs + 1.5],
    coverage: 0.961,
    throughput: (1000 * samplePlan.work) / medianMs,
    speedup: {
      relative,
      absolute,
      relativeInterval: n === 1 || relative === null ? null : [relative - 0.05, relative + 0.05],
      absoluteInterval: absolute === null ? null : [absolute - 0.05, absolute + 0.05],
    },
    efficiency: relative === null ? null : relative / n,
    verdict,
    activities: activitiesAt(n),
  };
}

/** Tasks handed out in turn: uneven lengths, then the wait for the last. */
export function sampleSpans(n: number, tasks = samplePlan.tasks): SpanTable {
  const rows: [lane: number, phase: number, task: number, startMs: number, endMs: number][] = [];
  const free = Array.from({ length: n }, () => 0.3);
  const lengths = Array.from(
    { length: tasks },
    (_, task) => 1 + 4 * Math.sin((3 * task) / tasks) ** 2,
  );
  for (const [task, length] of lengths.entries()) {
    const lane = free.indexOf(Math.min(...free));
    const startMs = free[lane] ?? 0;
    free[lane] = startMs + length;
    rows.push([lane, 3, task, startMs, startMs + length]);
  }
  const end = Math.max(...free);
  for (const [lane, from] of free.entries()) if (from < end) rows.push([lane, 4, -1, from, end]);
  rows.push([0xffff, 0, -1, 0, 0.1], [0xffff, 1, -1, 0.1, 0.3], [0xffff, 5, -1, end, end + 3.8]);
  return listsToSpans({
    lane: rows.map(([lane]) => lane),
    phase: rows.map(([, phase]) => phase),
    stage: rows.map(() => 0),
    serial: rows.map(() => 0),
    task: rows.map(([, , task]) => task),
    merged: rows.map(() => 1),
    startMs: rows.map(([, , , startMs]) => startMs),
    endMs: rows.map(([, , , , endMs]) => endMs),
  });
}

/** The record of `samplePlan`; processor counts in `wrong` did not verify. */
export function sampleRecord(wrong: readonly number[] = []): RunRecord {
  const points = samplePlan.processors.map((n) =>
    pointAt(n, wrong.includes(n) ? { ...verified, ok: false, maxError: 1 } : verified),
  );
  return {
    schema: studySchema,
    kind: 'run',
    id: 'sample',
    createdAt: '2026-01-31T12:00:00.000Z',
    config: planToConfig(samplePlan),
    plan: samplePlan,
    environment: sampleEnvironment,
    setUp: { startMs: 24, compileMs: 5, placeMs: 2 },
    warmUp: [],
    order: [],
    baselineKernel: 'wasm',
    candidates: [],
    baselineSamples: [],
    samples: [],
    spans: samplePlan.processors.map((n) => ({ processors: n, round: 0, spans: sampleSpans(n) })),
    result: { iterationSum: 1 },
    baseline: { kernel: 'wasm', samplesMs: [], medianMs: baselineMs, intervalMs: null },
    points,
    fits: {
      amdahl: {
        p: parallelMs / (serialMs + parallelMs),
        interval: [0.939, 0.957],
        clipped: false,
        serialMs,
        parallelMs,
        limit: (serialMs + parallelMs) / serialMs,
        points: 4,
        pFromSpans: 0.982,
        pByConstruction: null,
      },
    },
    warnings: [],
    finding: [
      {
        key: 'finding.speedup',
        values: { processors: 4, times: 3.48, noun: 'worker' },
      },
      {
        key: 'finding.amdahl',
        values: { p: 0.95, low: 0.939, high: 0.957, points: 4 },
      },
      { key: 'finding.limit', values: { limit: 20, low: 16.4, high: 23.3 } },
    ],
  };
}

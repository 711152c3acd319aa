// What a run must look like to be read.

import * as v from 'valibot';
import { headOf, stageTraffic } from './head-schema.ts';
import { lossPoint } from './loss-schema.ts';
import { message } from './message-schema.ts';
import {
  count,
  finite,
  interval,
  perhapsUnknown,
  positive as processors,
} from './number-schema.ts';
import { pictureSchema } from './picture-schema.ts';
import { spanTable } from './span-schema.ts';
import { coreProbe, stability } from './stability-schema.ts';
import type { Visit } from './visit.ts';

const ms = finite;
const visit = v.union([
  v.variant('kind', [
    v.object({ kind: v.literal('baseline') }),
    v.object({ kind: v.picklist(['team', 'without-gpu']), processors }),
  ]),
  // Earlier versions wrote 0 for the baseline, and -n for a team of n without its GPU.
  v.pipe(v.number(), v.integer(), v.transform(numberToVisit)),
]);
const flag = v.boolean();
const cpuKernel = v.picklist(['js', 'wasm']);

const verdict = v.object({
  ok: flag,
  rule: v.picklist(['exact', 'absolute', 'share']),
  tolerance: finite,
  compared: count,
  maxError: perhapsUnknown,
  differingShare: finite,
  mismatch: v.exactOptional(
    v.object({
      array: v.string(),
      index: count,
      expected: perhapsUnknown,
      actual: perhapsUnknown,
      error: perhapsUnknown,
    }),
  ),
});

const activities = v.object({
  decomposeMs: ms,
  assignMs: ms,
  executeMs: ms,
  aggregateMs: ms,
  computeMs: ms,
  serialComputeMs: ms,
  // Records of earlier versions do not have these, nor what no span covers.
  combineMs: v.optional(perhapsUnknown, null),
  treeMs: v.optional(perhapsUnknown, null),
  largestComputeMs: v.optional(perhapsUnknown, null),
  transferMs: ms,
  runtimeMs: v.optional(perhapsUnknown, null),
  dispatchMs: v.optional(perhapsUnknown, null),
  waitMs: ms,
  unaccountedMs: v.optional(perhapsUnknown, null),
  bytesMoved: finite,
  longestTaskMs: ms,
});

const timed = { round: count, wallMs: ms, hidden: flag, verdict };

const point = v.object({
  processors,
  samplesMs: v.array(ms),
  medianMs: ms,
  intervalMs: interval,
  coverage: v.nullable(finite),
  throughput: perhapsUnknown,
  speedup: v.object({
    relative: v.nullable(finite),
    absolute: v.nullable(finite),
    relativeInterval: interval,
    absoluteInterval: v.exactOptional(interval),
  }),
  efficiency: v.nullable(finite),
  verdict,
  activities,
});

const hybridPoint = v.object({
  processors,
  gpuShare: finite,
  gpuAlone: finite,
  workersAlone: finite,
  together: finite,
  ofSum: finite,
  ofBetter: finite,
  ofSumInterval: interval,
  ofBetterInterval: interval,
});

const amdahl = v.object({
  p: finite,
  interval,
  clipped: flag,
  serialMs: ms,
  parallelMs: ms,
  limit: v.nullable(finite),
  points: count,
  pFromSpans: v.nullable(finite),
  pByConstruction: v.nullable(finite),
});

const usl = v.object({
  rate: finite,
  contention: finite,
  coherency: finite,
  peak: v.nullable(finite),
  points: count,
});

function numberToVisit(number: number): Visit {
  if (number === 0) return { kind: 'baseline' };
  return { kind: number < 0 ? 'without-gpu' : 'team', processors: Math.abs(number) };
}

/** A `RunRecord`; keys that are not part of it are dropped on reading. */
export const runSchema = v.object({
  ...headOf('run'),
  setUp: v.object({ startMs: ms, compileMs: ms, placeMs: ms }),
  coldStarts: v.exactOptional(
    v.array(
      v.object({
        round: count,
        processors,
        wallMs: ms,
        startMs: ms,
        compileMs: ms,
        placeMs: ms,
      }),
    ),
  ),
  warmUp: v.array(v.object({ processors, wallMs: ms })),
  order: v.array(v.array(visit)),
  baselineKernel: cpuKernel,
  candidates: v.array(
    v.object({ kernel: cpuKernel, warmUpMs: ms, earlierMs: v.exactOptional(v.array(ms)), verdict }),
  ),
  coreProbes: v.exactOptional(v.array(coreProbe)),
  baselineSamples: v.array(v.object({ ...timed, incidents: v.exactOptional(v.array(message)) })),
  samples: v.array(
    v.object({
      ...timed,
      processors,
      activities,
      incidents: v.exactOptional(v.array(message)),
      tasks: v.exactOptional(v.array(count)),
    }),
  ),
  withoutGpu: v.exactOptional(
    v.array(v.object({ ...timed, processors, incidents: v.exactOptional(v.array(message)) })),
  ),
  spans: v.array(v.object({ processors, round: count, spans: spanTable })),
  traffic: v.exactOptional(v.array(stageTraffic)),
  pictures: v.exactOptional(v.array(pictureSchema)),
  notes: v.exactOptional(v.array(message)),
  result: v.record(v.string(), perhapsUnknown),
  baseline: v.object({
    kernel: cpuKernel,
    samplesMs: v.array(ms),
    medianMs: ms,
    intervalMs: interval,
  }),
  points: v.array(point),
  hybrid: v.exactOptional(v.array(hybridPoint)),
  losses: v.exactOptional(v.array(lossPoint)),
  stability: v.exactOptional(stability),
  fits: v.object({ amdahl: v.nullable(amdahl), usl: v.exactOptional(v.nullable(usl)) }),
  warnings: v.array(message),
  finding: v.array(message),
  shown: v.exactOptional(processors),
  findings: v.exactOptional(v.array(v.object({ processors, finding: v.array(message) }))),
});
